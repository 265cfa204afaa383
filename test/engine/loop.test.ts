import { expect, test } from 'vitest';
import type { Problem } from '../../main/domain/problem.ts';
import { settled } from '../support/fake-clock.ts';
import { anEngine, aTarget, aWatch, MANUAL } from './setup.ts';

const MINUTE = 60_000;
const EXPIRED: Problem = {
  code: 'login-expired',
  message: 'The sign-in of dev expired.',
  cure: 'Run `aws sso login`.',
};
const DOWN: Problem = { code: 'unreachable', message: 'No answer.', cure: 'Check the network.' };

function started(watches = [aWatch()]) {
  const world = anEngine(watches);
  for (const { ref } of watches) world.source.put(ref.secret, 'v1', { user: 'ann', password: 'old' });
  world.engine.start();
  return world;
}

test('it checks at once, then within every interval, and follows a rotation', async () => {
  const { clock, source, env } = started();
  await clock.advance(0);
  source.put('dev/db', 'v2', { user: 'ann', password: 'new' });
  await clock.advance(5 * MINUTE);
  expect(env()).toBe('DB_USER=ann\nDB_PASSWORD=new\n');
  expect(source.calls.filter((call) => call.startsWith('describe'))).toHaveLength(2);
});

test('a label moved back is a change like any other', async () => {
  const { clock, source, engine, env } = started([aWatch({ label: 'AWSPREVIOUS' })]);
  source.put('dev/db', 'v2', { user: 'ann', password: 'new' });
  await clock.advance(10 * MINUTE);
  expect(env()).toBe('DB_USER=ann\nDB_PASSWORD=old\n');
  await engine.stop();
});

test('a thousand secrets share one timer, and start spread', async () => {
  const watches = Array.from({ length: 1000 }, (_, index) => aWatch({ secret: `s${index}`, targets: [] }));
  const { clock, source } = started(watches);
  expect(clock.armed).toBe(1);
  await clock.advance(1000);
  expect(source.calls.length).toBeLessThan(60);
  await clock.advance(MINUTE);
  expect(source.calls.length).toBe(1000);
}, 120_000);

test('a passing fault is retried soon, then backs off to a minute, and recovery is told once', async () => {
  const { clock, source, events } = started();
  await clock.advance(0);
  source.fail('dev/db', DOWN);
  source.calls.length = 0;
  await clock.advance(15 * MINUTE);
  expect(source.calls.length).toBeGreaterThan(10);
  expect(source.calls.length).toBeLessThan(30);
  source.fail('dev/db', undefined);
  await clock.advance(MINUTE);
  expect(events.filter(({ kind }) => kind === 'failed')).toHaveLength(1);
  expect(events.filter(({ kind }) => kind === 'recovered')).toHaveLength(1);
});

test('a failed check never blanks a value and never looks like health', async () => {
  const { clock, source, engine, env } = started();
  await clock.advance(0);
  const [before] = engine.viewsOf([aWatch()]);
  source.fail('dev/db', DOWN);
  await clock.advance(10 * MINUTE);
  const [after] = engine.viewsOf([aWatch()]);
  expect(env()).toBe('DB_USER=ann\nDB_PASSWORD=old\n');
  expect(before?.freshness).toEqual({ kind: 'fresh', confirmedAt: Date.UTC(2026, 10, 24) });
  expect(after?.freshness).toEqual({ kind: 'stale', confirmedAt: Date.UTC(2026, 10, 24), problem: DOWN });
});

test('an expired login is one problem a profile, and a new login resumes at once', async () => {
  const watches = ['a', 'b', 'c'].map((secret) => aWatch({ secret, profile: 'dev', targets: [] }));
  const { clock, source, events } = started([...watches, aWatch({ secret: 'other', profile: 'prod', targets: [] })]);
  source.fail('dev', EXPIRED);
  await clock.advance(30 * MINUTE);
  expect(events.filter(({ kind }) => kind === 'failed').map(({ profile }) => profile)).toEqual(['dev']);
  expect(source.isLoginAwaited).toBe(true);
  source.fail('dev', undefined);
  source.calls.length = 0;
  source.logIn();
  await clock.advance(0);
  expect(source.isLoginAwaited).toBe(false);
  expect(source.calls.sort()).toEqual(['describe a', 'describe b', 'describe c']);
  expect(events.filter(({ kind }) => kind === 'recovered')).toHaveLength(1);
});

test('a person who asks is told again, and told when it is over', async () => {
  const { source, engine, events } = anEngine([aWatch({ profile: 'dev' }), aWatch({ secret: 'b', profile: 'dev' })]);
  for (const secret of ['dev/db', 'b']) source.put(secret, 'v1', { user: 'ann', password: 'old' });
  source.fail('dev', EXPIRED);
  await engine.refresh(MANUAL);
  await engine.refresh(MANUAL);
  source.fail('dev', undefined);
  await engine.refresh(MANUAL);
  const told = events.map(({ kind }) => kind).filter((kind) => kind === 'failed' || kind === 'recovered');
  expect(told).toEqual(['failed', 'failed', 'recovered']);
});

test('a hanging profile does not delay another', async () => {
  const world = anEngine([
    aWatch({ secret: 'slow' }),
    aWatch({ secret: 'fast', targets: [aTarget({ file: '/project/fast.env' })] }),
  ]);
  world.source.put('slow', 'v1', { user: 'ann', password: 'x' });
  world.source.put('fast', 'v1', { user: 'ann', password: 'x' });
  world.source.hold('slow');
  world.engine.start();
  await world.clock.advance(0);
  expect(world.env('/project/fast.env')).toBe('DB_USER=ann\nDB_PASSWORD=x\n');
});

test('a lone change is not delayed; one beside a running check waits half a second at most', async () => {
  const as = (variable: string) => [aTarget({ naming: { kind: 'as', variable } })];
  const { clock, source, engine, env, target } = anEngine([
    aWatch({ secret: 'a', targets: as('A') }),
    aWatch({ secret: 'b', targets: as('B') }),
  ]);
  source.put('a', 'v1', 'one');
  source.put('b', 'v1', 'two');
  const first = engine.refresh(MANUAL, new Set([JSON.stringify(['a', 'AWSCURRENT', null, null])]));
  await settled();
  expect(env()).toBe('A=one\n');
  await first;
  const release = source.hold('b');
  void engine.refresh(MANUAL, new Set([JSON.stringify(['b', 'AWSCURRENT', null, null])]));
  await settled();
  source.put('a', 'v2', 'three');
  void engine.refresh(MANUAL, new Set([JSON.stringify(['a', 'AWSCURRENT', null, null])]));
  await settled();
  expect(env()).toBe('A=one\n');
  await clock.advance(500);
  expect(env()).toBe('A=three\n');
  release();
  await settled();
  expect([env(), target.writes]).toEqual(['A=three\nB=two\n', 3]);
});

test('inside a rotation window it looks every minute until the rotation happened', async () => {
  const { clock, source } = started([aWatch({ intervalMs: 60 * MINUTE })]);
  const windowStart = clock.now() + 90 * MINUTE;
  source.rotation('dev/db', { nextBy: windowStart + 180 * MINUTE, windowStart });
  await clock.advance(89 * MINUTE);
  source.calls.length = 0;
  await clock.advance(11 * MINUTE);
  expect(source.calls.length).toBeGreaterThanOrEqual(10);
  source.put('dev/db', 'v2', { user: 'ann', password: 'new' });
  source.rotation('dev/db', {
    nextBy: windowStart + 30 * 24 * 60 * MINUTE,
    windowStart: windowStart + 29 * 24 * 60 * MINUTE,
  });
  await clock.advance(MINUTE);
  source.calls.length = 0;
  await clock.advance(50 * MINUTE);
  expect(source.calls.length).toBeLessThanOrEqual(1);
});

test('paused means no call at all; resuming is one sweep', async () => {
  const { clock, source, engine, kinds } = started();
  await clock.advance(0);
  engine.pause();
  source.calls.length = 0;
  await clock.advance(60 * MINUTE);
  expect(source.calls).toEqual([]);
  engine.resume();
  await clock.advance(0);
  expect(source.calls).toEqual(['describe dev/db']);
  expect(kinds()).toContain('paused');
});

test('stop aborts what asks AWS, and nothing is armed afterwards', async () => {
  const { clock, source, engine } = started();
  await clock.advance(0);
  source.hold('dev/db');
  const asked = engine.refresh(MANUAL);
  await engine.stop();
  const [result] = await asked;
  expect(result?.problem?.code).toBe('unreachable');
  expect(clock.armed).toBe(0);
});
