import { expect, test } from 'vitest';
import { changeLabel, lastChanges } from '../../main/desktop/last-changes.ts';
import { type MenuFacts, type MenuLine, pauseEnd, trayMenu } from '../../main/desktop/tray-menu.ts';
import type { TargetRow, WatchRow } from '../../preload/views.ts';
import { aProblem, NOON } from './views.ts';

function aTarget(state: TargetRow['state'] = 'in step', keys = ['DB_PASSWORD']): TargetRow {
  return { target: '/code/shop/.env', name: '.env', state, keys, leftBehind: [], readers: [] };
}

function aRow(changes: Partial<WatchRow> = {}): WatchRow {
  const { secret = 'dev/shop/database' } = changes;
  return {
    key: `key of ${secret}`,
    secret,
    label: 'AWSCURRENT',
    projects: ['/code/shop'],
    freshness: { kind: 'fresh', confirmedAt: NOON },
    isChecking: false,
    isMuted: false,
    intervalMs: 300_000,
    targets: [aTarget()],
    ...changes,
  };
}

function aMenu(watches: readonly WatchRow[], changes: Partial<MenuFacts> = {}): readonly MenuLine[] {
  const view = { watches, projects: [], ...changes.view };
  return trayMenu({ line: 'All in step', changes: [], platform: 'linux', now: NOON, ...changes, view });
}

const labels = (lines: readonly MenuLine[]): string[] => lines.map((line) => (line.kind === 'rule' ? '—' : line.label));
const lineOf = (lines: readonly MenuLine[], label: string) =>
  lines.flatMap((line) => (line.kind === 'line' && line.label === label ? [line] : []))[0];
const signIn = { kind: 'stale', confirmedAt: NOON, problem: aProblem('login-expired') } as const;

test('a calm menu says the state, then what one can do', () => {
  expect(labels(aMenu([aRow()]))).toEqual([
    'All in step',
    '—',
    'All watches',
    '—',
    'Check now',
    'Pause',
    'Projects',
    '—',
    'Open Keyturn',
    'Settings',
    'Quit Keyturn',
  ]);
});

test('problems come first: choices, then one sign-in a profile, then the rest', () => {
  const menu = aMenu([
    aRow(),
    aRow({ secret: 'dev/shop/api', targets: [aTarget('failed')] }),
    aRow({ secret: 'dev/a', profile: 'staging-sso', freshness: signIn }),
    aRow({ secret: 'dev/b', profile: 'staging-sso', freshness: signIn }),
    aRow({ secret: 'dev/c', freshness: { kind: 'failed', problem: aProblem() } }),
    aRow({ secret: 'dev/d', targets: [aTarget('conflict', ['A', 'B'])] }),
  ]);
  expect(labels(menu).slice(2, 7)).toEqual([
    'Choose: dev/d, 2 keys',
    'Sign in: staging-sso',
    'Cannot check: dev/c',
    'Not written: dev/shop/api',
    'All watches',
  ]);
  expect(lineOf(menu, 'Choose: dev/d, 2 keys')).toMatchObject({
    action: { kind: 'open', route: { page: 'watch', key: 'key of dev/d' } },
  });
});

test('long lists end in the window', () => {
  const many = Array.from({ length: 200 }, (_, index) =>
    aRow({ secret: `dev/${index}`, targets: [aTarget('failed')] }),
  );
  const menu = aMenu(many);
  expect(labels(menu).slice(2, 9)).toEqual([
    ...[0, 1, 2, 3, 4].map((index) => `Not written: dev/${index}`),
    '195 more',
    'All watches',
  ]);
  expect(labels(lineOf(menu, 'All watches')?.lines ?? []).at(-1)).toBe('175 more');
});

test('a project that waits for a yes leads to its list', () => {
  const directory = '/code/shop';
  const projects = [{ directory, name: 'shop', standing: 'waits for trust', problems: [] }] as const;
  const menu = aMenu([], { view: { watches: [], projects } });
  expect(lineOf(menu, 'Review: shop')).toMatchObject({
    action: { kind: 'open', route: { page: 'trust', key: directory } },
  });
});

test('a paused watch can be resumed, a muted one has a tick', () => {
  const menu = aMenu([aRow({ pause: {}, isMuted: true })]);
  const [watch] = lineOf(menu, 'All watches')?.lines ?? [];
  const inner = watch?.kind === 'line' ? (watch.lines ?? []) : [];
  expect(labels(inner)).toEqual(['Open', 'Check now', 'Resume', 'Mute notifications']);
  expect(lineOf(inner, 'Mute notifications')).toMatchObject({ isChecked: true, action: { isMuted: false } });
});

test('a pause of everything is ended for everything', () => {
  const menu = aMenu([], { view: { watches: [aRow({ pause: {} })], projects: [], pause: {} } });
  expect(labels(menu)).toContain('Resume');
  const [watch] = lineOf(menu, 'All watches')?.lines ?? [];
  expect(labels(watch?.kind === 'line' ? (watch.lines ?? []) : [])).toEqual([
    'Open',
    'Check now',
    'Mute notifications',
  ]);
});

test('time alone changes nothing', () => {
  expect(aMenu([aRow()], { now: NOON + 3_600_000 })).toEqual(aMenu([aRow()]));
});

test('macOS and Windows have their own words', () => {
  const watches = [aRow({ targets: [aTarget('conflict')] })];
  expect(labels(aMenu(watches, { platform: 'darwin' }))).toContain('Choose for dev/shop/database…');
  expect(labels(aMenu(watches, { platform: 'darwin' }))).toContain('Check Now');
  expect(labels(aMenu(watches, { platform: 'win32' }))).toContain('Settings…');
});

test('an hour, tomorrow at nine, or until somebody resumes', () => {
  expect(pauseEnd('hour', NOON)).toBe(NOON + 3_600_000);
  const tomorrow = new Date(pauseEnd('until tomorrow', NOON) ?? 0);
  expect([tomorrow.getHours(), tomorrow.getTime() > NOON]).toEqual([9, true]);
  expect(pauseEnd('until resumed', NOON)).toBe(undefined);
});

test('the targets of one write are one change', () => {
  const row = { at: '2026-11-05T10:00:00.000Z', kind: 'written', secret: 'dev/shop/smtp', to: 'v2' };
  const changes = lastChanges(
    [
      { ...row, keys: ['SMTP_PASS'] },
      { ...row, keys: ['MAIL_PASS'] },
      { ...row, kind: 'failed' },
      { ...row, to: 'v1', keys: ['SMTP_PASS'] },
    ],
    5,
  );
  expect(changes.map(({ keys }) => keys)).toEqual([['SMTP_PASS', 'MAIL_PASS'], ['SMTP_PASS']]);
  expect(changes.map((change) => changeLabel(change, NOON))).toEqual([
    'Nov 5 smtp, SMTP_PASS and MAIL_PASS',
    'Nov 5 smtp, SMTP_PASS',
  ]);
});
