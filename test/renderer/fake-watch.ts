import type { AppView, HistoryRow, KeyRow, TargetDetail, TargetRow, WatchDetail } from '../../preload/views.ts';
import { DAY, HOUR, MINUTE, NOW } from './fake/moments.ts';
import { HOME } from './fake/watches.ts';

// The watch and the history of the mocks: four versions, two files, weekly and monthly rotations.
const DATABASE = 'dev/shop/database';
const VERSIONS = ['4d81aa10', 'a1f05d7e', '7c3eb812', '3f2a9c41'].map(
  (start) => `${start}-77d0-4be1-9b0f-0f4c8a2d1e55`,
);
const [V4D, VA1, V7C, V9F] = VERSIONS as [string, string, string, string];
const API = `${HOME}/shop/apps/api/.env`;
const ENV = `${HOME}/shop/.env`;
const ROTATED = 3 * MINUTE;

type More = Omit<HistoryRow, 'at' | 'kind'>;

const row = (ago: number, kind: string, more: More = {}): HistoryRow => ({
  at: new Date(NOW - ago).toISOString(),
  kind,
  secret: DATABASE,
  label: 'AWSCURRENT',
  profile: 'dev',
  region: 'eu-west-1',
  ...more,
});

const written = (ago: number, target: string, keys: readonly string[] = ['DB_PASSWORD']): HistoryRow =>
  row(ago, 'written', { target, keys, cause: 'sqs' });

const OF_DATABASE: readonly HistoryRow[] = [
  row(ROTATED - 900, 'conflict', { target: ENV, keys: ['DB_PASSWORD', 'DB_HOST'], cause: 'sqs' }),
  written(ROTATED - 800, API),
  row(ROTATED, 'changed', { from: V7C, to: V9F, cause: 'sqs' }),
  row(26 * MINUTE, 'drifted', { target: ENV, keys: ['DB_PASSWORD', 'DB_HOST'], cause: 'poll' }),
  written(30 * DAY, API),
  written(30 * DAY, ENV),
  row(30 * DAY + 900, 'changed', { from: VA1, to: V7C, cause: 'poll' }),
  written(49 * DAY, API, ['DB_PASSWORD', 'DB_USER', 'DB_HOST']),
  written(49 * DAY, ENV, ['DB_PASSWORD', 'DB_USER', 'DB_HOST']),
];

const key = (name: string, field: string, change: KeyRow['change'], reason?: string): KeyRow => ({
  name,
  field,
  change,
  ...(reason !== undefined && { reason }),
});

function keysOf({ target, state }: TargetRow): readonly KeyRow[] {
  const isOpen = target === ENV && state === 'conflict';
  return [
    key('DB_PASSWORD', 'password', isOpen ? 'conflict' : 'in step'),
    key('DB_HOST', 'host', isOpen ? 'edited here' : 'in step'),
    key('DB_USER', 'username', 'in step'),
    ...(target === API ? [key('DB_ENGINE', 'engine', 'left behind')] : []),
  ];
}

function detailOf(target: TargetRow): TargetDetail {
  const reader =
    target.target === API
      ? { reader: 'compose', evidence: 'compose.yaml line 12' }
      : { reader: 'node', evidence: 'package.json' };
  return {
    target: target.target,
    name: target.name,
    isHeld: target.state === 'conflict',
    keys: keysOf(target),
    readers: [reader],
    ...(target.problem && { problem: target.problem }),
  };
}

/** The watch of the mocks; undefined for any other. */
export function databaseDetail({ watches }: AppView, asked: string): WatchDetail | undefined {
  const watch = watches.find((one) => one.key === asked);
  if (watch?.secret !== DATABASE) return undefined;
  const created = [90 * DAY, 60 * DAY, 30 * DAY + 5 * MINUTE, ROTATED + MINUTE];
  const labels = [[], [], ['AWSPREVIOUS'], ['AWSCURRENT']];
  const versions = [V4D, VA1, V7C, V9F].map((versionId, index) => ({
    versionId,
    labels: labels[index] ?? [],
    createdAt: NOW - (created[index] ?? 0),
  }));
  return {
    key: asked,
    versions: { ok: true, value: versions },
    targets: watch.targets.map(detailOf),
    events: OF_DATABASE,
  };
}

const weekly = (secret: string, first: number, every: number): HistoryRow[] =>
  Array.from({ length: Math.floor((120 * DAY - first) / every) }, (_, index) => first + index * every).flatMap(
    (ago, index) => [
      row(ago - 900, 'written', { secret, target: `${HOME}/shop/config/app.env`, keys: ['SESSION_KEY'], cause: 'sqs' }),
      row(ago, 'changed', {
        secret,
        from: VERSIONS[index % 4] ?? V4D,
        to: VERSIONS[(index + 3) % 4] ?? VA1,
        cause: 'sqs',
      }),
    ],
  );

const OTHERS: readonly HistoryRow[] = [
  row(41 * MINUTE, 'failed', {
    secret: 'staging/search/opensearch',
    profile: 'staging-sso',
    region: 'eu-central-1',
    problem: {
      code: 'login-expired',
      message: 'The SSO sign-in of profile staging-sso expired.',
      cure: 'Run `aws sso login --profile staging-sso`.',
    },
    cause: 'poll',
  }),
  row(2 * HOUR, 'recovered', { secret: 'dev/billing/ledger', cause: 'wake' }),
  row(25 * DAY, 'refused', {
    secret: 'dev/billing/tax-api',
    target: `${HOME}/billing/.env.next`,
    keys: ['CA_PEM'],
    problem: {
      code: 'variable-refused',
      message: 'CA_PEM has several lines, which docker cannot read.',
      cure: 'Name fewer readers.',
    },
    cause: 'poll',
  }),
];

/** A quarter of a year, newest first. */
export const QUARTER: readonly HistoryRow[] = [
  ...OF_DATABASE,
  ...OTHERS,
  ...weekly('dev/shop/session-signing', 2 * MINUTE, 7 * DAY),
  ...weekly('shared/mailer/smtp', 18 * DAY, 30 * DAY),
  ...weekly('dev/billing/ledger', 29 * DAY, 30 * DAY),
].toSorted((one, other) => other.at.localeCompare(one.at));
