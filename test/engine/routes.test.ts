import { afterEach, expect, test, vi } from 'vitest';
import { aChannel, BUSY, listening, MINUTE, moved, QUEUE_GONE } from './listening.ts';
import { aWatch } from './setup.ts';

afterEach(() => {
  vi.doUnmock('../../main/domain/schedule.ts');
  vi.resetModules();
});

const HOUR = 60 * MINUTE;
const described = (calls: readonly string[]): number => calls.filter((call) => call.startsWith('describe')).length;

test('what a channel tells is asked about every fifteen minutes at most, by the timer', async () => {
  const { source, clock, routes } = await listening();
  expect(routes()).toEqual([{ kind: 'push + sweep' }]);
  await clock.advance(5 * MINUTE);
  source.calls.length = 0;
  await clock.advance(3 * HOUR);
  expect(described(source.calls)).toBeGreaterThanOrEqual(12);
  expect(described(source.calls)).toBeLessThanOrEqual(14);
});

test('an interval above fifteen minutes stays what it is', async () => {
  const { source, clock } = await listening({ watches: [aWatch({ intervalMs: HOUR })] });
  await clock.advance(4 * HOUR);
  expect(described(source.calls)).toBe(4);
});

test('what no channel covers is polled', async () => {
  const watches = [aWatch({ profile: 'dev' }), aWatch({ secret: 'far', profile: 'prod', targets: [] })];
  const { source, clock, routes } = await listening({ watches, covers: { profile: 'dev', region: 'eu-west-1' } });
  expect(routes()).toEqual([{ kind: 'push + sweep' }, { kind: 'poll' }]);
  await clock.advance(HOUR);
  expect(source.calls.filter((call) => call === 'describe far').length).toBeGreaterThanOrEqual(12);
  expect(source.calls.filter((call) => call === 'describe dev/db').length).toBeLessThanOrEqual(6);
});

/** Checks in the half hour after the channel went down. */
async function checksWhileDown(isBroken: boolean): Promise<number> {
  vi.resetModules();
  if (isBroken) {
    vi.doMock('../../main/domain/schedule.ts', async (original) => ({
      ...(await original<typeof import('../../main/domain/schedule.ts')>()),
      intervalOn: ({ kind }: { kind: string }, intervalMs: number) =>
        kind === 'poll' ? intervalMs : Math.max(intervalMs, 15 * MINUTE),
    }));
  }
  const { anEngine } = await import('./setup.ts');
  const { source, clock, hearing, routes } = await listening({ engine: anEngine });
  await clock.advance(7 * MINUTE);
  const since = clock.now();
  hearing.state({ kind: 'down', since, problem: QUEUE_GONE });
  source.calls.length = 0;
  await clock.advance(30 * MINUTE);
  expect(routes()).toEqual([{ kind: 'sweep only', since, problem: QUEUE_GONE }]);
  return described(source.calls);
}

test('while the channel is down a watch keeps its own interval, from that moment on', async () => {
  expect(await checksWhileDown(false)).toBeGreaterThanOrEqual(6);
});

test('a coverage that keeps fifteen minutes while down is seen', async () => {
  expect(await checksWhileDown(true)).toBeLessThan(4);
});

test('of two channels one that is up is enough; one that ended covers nothing', async () => {
  const { engine, hearing, channel, clock, routes } = await listening();
  const spare = aChannel({}, 'spare');
  const other = engine.hearing(spare);
  other.state({ kind: 'up', since: clock.now() });
  hearing.state({ kind: 'down', since: clock.now(), problem: QUEUE_GONE });
  expect(routes()).toEqual([{ kind: 'push + sweep' }]);
  engine.leave(spare);
  expect(routes()).toMatchObject([{ kind: 'sweep only' }]);
  engine.leave(channel);
  expect(routes()).toEqual([{ kind: 'poll' }]);
  other.state({ kind: 'up', since: clock.now() });
  expect(await other.hint([moved('v2')], 'sqs')).toEqual(['failed']);
  expect(routes()).toEqual([{ kind: 'poll' }]);
});

test('inside a rotation window it looks every minute, whatever channels say', async () => {
  const { source, clock } = await listening();
  const windowStart = clock.now() + 20 * MINUTE;
  source.rotation('dev/db', { nextBy: windowStart + 3 * HOUR, windowStart });
  await clock.advance(20 * MINUTE);
  source.calls.length = 0;
  await clock.advance(10 * MINUTE);
  expect(described(source.calls)).toBeGreaterThanOrEqual(10);
});

test('a change that no event told makes the watch poll, until an event comes', async () => {
  const { source, clock, say, routes } = await listening();
  source.put('dev/db', 'v2', { user: 'ann', password: 'new' });
  await clock.advance(15 * MINUTE);
  expect(routes()).toMatchObject([{ kind: 'sweep only', problem: { code: 'hint-missed' } }]);
  source.calls.length = 0;
  await clock.advance(15 * MINUTE);
  expect(described(source.calls)).toBeGreaterThanOrEqual(3);
  await say(moved('v2'));
  expect(routes()).toEqual([{ kind: 'push + sweep' }]);
});

test('a change while the channel was down, or one that a failed check had been told of, is no lost event', async () => {
  const { source, clock, say, hearing, routes } = await listening();
  hearing.state({ kind: 'down', since: clock.now(), problem: QUEUE_GONE });
  source.put('dev/db', 'v2', { user: 'ann', password: 'new' });
  hearing.state({ kind: 'up', since: clock.now() + 1 });
  await clock.advance(15 * MINUTE);
  expect(routes()).toEqual([{ kind: 'push + sweep' }]);
  source.fail('dev/db', BUSY);
  source.put('dev/db', 'v3', { user: 'ann', password: 'newer' });
  await say(moved('v3'));
  source.fail('dev/db', undefined);
  await clock.advance(2 * MINUTE);
  expect(routes()).toEqual([{ kind: 'push + sweep' }]);
});

test('a sweep after a gap asks about all that the channel covers, spread', async () => {
  const watches = Array.from({ length: 100 }, (_, index) => aWatch({ secret: `s${index}`, targets: [] }));
  const { source, clock, hearing, events } = await listening({ watches });
  await clock.advance(2 * MINUTE);
  [source.calls.length, events.length] = [0, 0];
  hearing.sweep();
  hearing.sweep();
  await clock.advance(1000);
  expect(source.calls.length).toBeLessThan(60);
  await clock.advance(9000);
  expect(source.calls.length).toBe(100);
  expect(new Set(events.map(({ cause }) => cause))).toEqual(new Set(['wake']));
});

test('the sweep that a channel begins with asks only about what was not asked since; after a fault, about all', async () => {
  const { source, clock, hearing, kinds } = await listening();
  hearing.sweep();
  await clock.advance(10_000);
  expect(source.calls).toEqual([]);
  hearing.state({ kind: 'down', since: clock.now(), problem: QUEUE_GONE });
  hearing.state({ kind: 'up', since: clock.now() });
  hearing.sweep();
  await clock.advance(10_000);
  expect([source.calls, kinds()]).toEqual([['describe dev/db'], ['checked']]);
});
