import type { Problem } from '../../../preload/plain.ts';
import type { AppView, Notice, ProjectRow, WatchRow } from '../../../preload/views.ts';
import { at, MINUTE, NOW } from './moments.ts';
import { thousand } from './thousand.ts';
import { EIGHT, fresh, HOME, LOGIN_EXPIRED, target, watch } from './watches.ts';

export const STATES = [
  'now',
  'calm',
  'empty',
  'thousand',
  'offline',
  'login',
  'conflict',
  'denied',
  'problems',
  'paused',
  'trust',
  'notray',
  'configuration',
  'loading',
  'failed',
  'browser',
] as const;
export type State = (typeof STATES)[number];

const project = (name: string, more: Partial<ProjectRow> = {}): ProjectRow => ({
  directory: `${HOME}/${name}`,
  name,
  standing: 'runs',
  problems: [],
  ...more,
});
const PROJECTS = [project('shop'), project('billing'), project('search'), project('personal')];

const BASE: AppView = {
  sequence: 1,
  now: NOW,
  face: 'window',
  mood: 'needs you',
  watches: EIGHT,
  projects: PROJECTS,
  notices: [],
  calls: {
    count: 6_214,
    dollars: 0.03,
    today: { count: 310, dollars: 0.0015 },
    pace: { count: 8_100, dollars: 0.04 },
    polling: { secrets: 4, everyMs: 60_000, count: 172_800, dollars: 0.86 },
    rows: [
      { profile: 'dev', api: 'DescribeSecret', count: 5_800, dollars: 0.029, today: { count: 290, dollars: 0.0014 } },
      { profile: 'dev', api: 'ReceiveMessage', count: 414, dollars: 0, today: { count: 20, dollars: 0 } },
    ],
  },
};

const notice = (kind: Notice['kind'], message: string, cure: string): readonly Notice[] => [{ kind, message, cure }];
const failing = (problem: Problem, confirmedAt: number): Partial<WatchRow> => ({
  freshness: { kind: 'stale', confirmedAt, problem },
});
const calm = (row: WatchRow): WatchRow => {
  const { pause: _, ...rest } = row;
  return { ...rest, isChecking: false, freshness: fresh(12_000), targets: row.targets.map(settled) };
};
const settled = ({ problem: _, ...row }: WatchRow['targets'][number]): WatchRow['targets'][number] => ({
  ...row,
  state: 'in step',
  keys: [],
});

const UNREACHABLE: Problem = {
  code: 'unreachable',
  message: 'secretsmanager.eu-west-1.amazonaws.com cannot be reached.',
  cure: 'Check the network; it is tried again.',
};
const DENIED: Problem = {
  code: 'access-denied',
  message: 'IAM denies `secretsmanager:GetSecretValue` on dev/billing/ledger to profile billing-dev.',
  cure: 'Ask for `secretsmanager:GetSecretValue` on this secret; `keyturn policy` prints the policy these watches need.',
};

const one = (state: WatchRow['targets'][number]['state'], file: string, problem: Problem): WatchRow =>
  watch(`dev/shop/${problem.code}`, { targets: [target('shop', file, { state, keys: ['DB_CA_PEM'], problem })] });

const PROBLEMS: readonly WatchRow[] = [
  one('conflict', '.env', {
    code: 'conflict',
    message: '.env already has another DB_CA_PEM.',
    cure: 'Keep yours, or take the one of AWS.',
  }),
  one('failed', 'apps/api/.env', {
    code: 'file-gone',
    message: 'apps/api/.env is gone.',
    cure: 'Create it, or remove the target from keyturn.yaml.',
  }),
  one('refused', 'compose.env', {
    code: 'variable-refused',
    message: 'DB_CA_PEM has several lines, which docker cannot read.',
    cure: 'Name fewer readers, or write it elsewhere.',
  }),
  one('failed', 'full.env', {
    code: 'write-failed',
    message: 'full.env cannot be written: the disk is full.',
    cure: 'Free some space; it is tried again.',
  }),
  one('failed', 'keychain:shop/db', {
    code: 'keychain-locked',
    message: 'The keychain is locked.',
    cure: 'Unlock it.',
  }),
  watch('dev/billing/ledger', {
    profile: 'billing-dev',
    ...failing(DENIED, NOW - 121 * MINUTE),
    targets: [target('billing', '.env')],
  }),
  watch('dev/billing/never', {
    profile: 'staging-sso',
    freshness: { kind: 'failed', problem: LOGIN_EXPIRED },
    targets: [target('billing', '.env')],
  }),
  watch('dev/shop/edited', { targets: [target('shop', '.env', { state: 'edited here', keys: ['DB_PASSWORD'] })] }),
  watch('dev/shop/new', {
    freshness: { kind: 'never checked' },
    targets: [target('shop', '.env', { state: 'never written' })],
  }),
];

const WAITING = [
  ...PROJECTS.slice(0, 2),
  project('search', {
    standing: 'waits for trust',
    problems: [
      {
        code: 'trust',
        message: 'keyturn.yaml names 3 secrets that nobody has accepted yet.',
        cure: 'Look at the list, then trust it.',
      },
    ],
  }),
  project('personal', {
    standing: 'invalid',
    problems: [
      {
        code: 'configuration',
        message: 'keyturn.yaml line 7, column 9: unknown key evn.',
        cure: 'The last good version stays in force.',
      },
    ],
  }),
];

/** What the view differs in; states not named here are those of Now. */
const VIEWS: Partial<Record<State, () => Partial<AppView>>> = {
  calm: () => ({ mood: 'calm', watches: EIGHT.map(calm) }),
  empty: () => ({ mood: 'calm', watches: [], projects: [], calls: { count: 0, dollars: 0 } }),
  thousand: () => ({ watches: thousand() }),
  offline: () => ({
    mood: 'trouble',
    watches: EIGHT.map((row) => ({ ...calm(row), ...failing(UNREACHABLE, at(23, 10, 34)) })),
    notices: notice(
      'offline',
      'Offline since 10:34.',
      'Files keep their values; one check of everything follows when the network is back.',
    ),
  }),
  login: () => ({
    mood: 'trouble',
    watches: EIGHT.map((row) => ({ ...calm(row), profile: 'staging-sso', ...failing(LOGIN_EXPIRED, at(23, 10, 2)) })),
  }),
  conflict: () => ({ watches: EIGHT.slice(0, 1) }),
  denied: () => ({
    mood: 'trouble',
    watches: EIGHT.map((row) =>
      row.profile === 'billing-dev' ? { ...calm(row), ...failing(DENIED, NOW - 121 * MINUTE) } : calm(row),
    ),
  }),
  problems: () => ({ mood: 'trouble', watches: PROBLEMS }),
  paused: () => ({
    mood: 'paused',
    pause: { until: at(25, 9) },
    watches: EIGHT.map((row) => ({ ...calm(row), pause: { until: at(25, 9) } })),
  }),
  trust: () => ({ projects: WAITING }),
  notray: () => ({
    notices: notice('no tray', 'This desktop shows no tray icons.', 'Keyturn keeps running when you close the window.'),
  }),
  configuration: () => ({
    mood: 'trouble',
    notices: notice(
      'configuration',
      'keyturn.yaml line 7, column 9: unknown key evn.',
      'The last good version stays in force.',
    ),
  }),
  browser: () => ({ face: 'browser' }),
};

export function viewOf(state: State): AppView {
  return { ...BASE, ...VIEWS[state]?.() };
}
