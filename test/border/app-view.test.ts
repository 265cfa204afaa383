import { expect, test } from 'vitest';
import { appView, shortTarget } from '../../main/border/app-view.ts';
import { aFeed, aProblem, NOON } from '../desktop/views.ts';
import { aStatus } from './a-border.ts';

const SESSION = {
  views: () => [aStatus()],
  projects: () => [],
  calls: () => [],
  cost: () => undefined,
  pause: undefined,
};
const FACTS = { session: SESSION, face: 'window' as const, notices: [], muted: [], sequence: 3, now: NOON };

test('a target is named relative to its project; what lies elsewhere stays as it is', () => {
  const names = ['/code/shop/api/.env', '/code/shopping/.env', 'keychain:shop/db'].map((target) =>
    shortTarget(target, ['/code/shop']),
  );
  expect(names).toEqual(['api/.env', '/code/shopping/.env', 'keychain:shop/db']);
});

test.each([
  [[], 'runs', 'calm'],
  [[aProblem('trust')], 'waits for trust', 'needs you'],
  [[aProblem('trust'), aProblem('configuration')], 'invalid', 'needs you'],
])('a project with the problems %j %s', (problems, standing, mood) => {
  const session = { ...SESSION, projects: () => [{ directory: '/code/shop', problems }] };
  const view = appView({ ...FACTS, session });
  expect([view.projects[0]?.name, view.projects[0]?.standing, view.mood]).toEqual(['shop', standing, mood]);
});

test('a row is keyed as the watch is asked for, whatever region AWS answered from', () => {
  const session = { ...SESSION, views: () => [aStatus({ region: 'eu-west-1', feeds: [aFeed('conflict')] })] };
  const [row] = appView({ ...FACTS, session, muted: [aStatus().key] }).watches;
  expect([row?.key, row?.isMuted, row?.targets[0]?.state]).toEqual([aStatus().key, true, 'conflict']);
});

test('a pause of everything is shown on every row', () => {
  const { pause, watches, mood } = appView({ ...FACTS, session: { ...SESSION, pause: { until: 9 } } });
  expect([pause, watches[0]?.pause, mood]).toEqual([{ until: 9 }, { until: 9 }, 'paused']);
});

test('offline is said once for everything, and only when nothing can be reached', () => {
  const away = aStatus({ freshness: { kind: 'stale', confirmedAt: NOON, problem: aProblem('unreachable') } });
  const denied = aStatus({ freshness: { kind: 'failed', problem: aProblem('access-denied') } });
  const kinds = [[away, away], [away, aStatus()], [denied], []].map((views) =>
    appView({ ...FACTS, session: { ...SESSION, views: () => views } }).notices.map(({ kind }) => kind),
  );
  expect(kinds).toEqual([['offline'], [], [], []]);
});

test('calls are counted together, and by profile and API', () => {
  const spent = { count: 3, dollars: 0.000015 };
  const calls = () => [
    { service: 'secrets_manager', api: 'DescribeSecret', profile: 'dev', ...spent, today: spent, pace: spent },
    { api: 'ReceiveMessage', profile: 'dev', count: 2, dollars: 0 },
  ];
  const polling = { secrets: 1, everyMs: 60_000, count: 43_200, dollars: 0.216 };
  const cost = () => ({ since: NOON, today: spent, month: spent, pace: spent, polling });
  const view = appView({ ...FACTS, session: { ...SESSION, calls, cost } }).calls;
  expect(view).toEqual({ count: 5, dollars: 0.000015, since: NOON, today: spent, pace: spent, polling, rows: calls() });
  expect(appView(FACTS).calls).toEqual({ count: 0, dollars: 0, rows: [] });
});
