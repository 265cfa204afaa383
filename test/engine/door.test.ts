import { afterEach, expect, test, vi } from 'vitest';
import { settled } from '../support/fake-clock.ts';
import { aChannel, BUSY, listening, MINUTE, moved } from './listening.ts';
import { anEngine, aTarget, aWatch } from './setup.ts';

afterEach(() => {
  vi.doUnmock('../../main/engine/hint-answer.ts');
  vi.resetModules();
});

test('a hint is written at once, under its own cause, and only then answered', async () => {
  const { source, say, env, events } = await listening();
  source.put('dev/db', 'v2', { user: 'ann', password: 'new' });
  expect(await say(moved('v2'))).toEqual(['in step']);
  expect(env()).toBe('DB_USER=ann\nDB_PASSWORD=new\n');
  expect(events.map(({ kind, cause }) => [kind, cause])).toEqual([
    ['checked', 'sqs'],
    ['changed', 'sqs'],
    ['written', 'sqs'],
  ]);
  expect(source.calls).toEqual(['describe dev/db', 'fetch dev/db AWSCURRENT']);
});

test('a hint about what nobody watches costs nothing', async () => {
  const { source, say } = await listening();
  const others = ['dev/db-replica', 'dev', 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:dev/dc-AbCdEf'];
  expect(await say(...others.map((secret) => moved('v2', { secret })))).toEqual(Array(3).fill('not watched'));
  expect(source.calls).toEqual([]);
});

test('a label that is not watched costs nothing; one that moves along is asked about', async () => {
  const { source, say } = await listening({ watches: [aWatch({ label: 'AWSPREVIOUS' })] });
  expect(await say(moved('v2', { label: 'blue' }))).toEqual(['not watched']);
  expect(source.calls).toEqual([]);
  source.put('dev/db', 'v2', { user: 'ann', password: 'new' });
  expect(await say(moved('v2'))).toEqual(['in step']);
  expect(source.calls[0]).toBe('describe dev/db');
});

/** Calls of one change that is told ten times: before, while and after it is checked. */
async function callsOfDuplicates(isBroken: boolean): Promise<string[]> {
  vi.resetModules();
  if (isBroken) {
    vi.doMock('../../main/engine/hint-answer.ts', async (original) => ({
      ...(await original<typeof import('../../main/engine/hint-answer.ts')>()),
      isSatisfied: () => false,
    }));
  }
  const { anEngine } = await import('./setup.ts');
  const { source, say, clock } = await listening({ engine: anEngine });
  source.put('dev/db', 'v2', { user: 'ann', password: 'new' });
  const answer = source.hold('dev/db');
  const told = [say(moved('v2'), moved('v2')), say(moved('v2'))];
  await settled();
  told.push(say(moved('v2')), say(moved('v2'), moved('v2')));
  answer();
  await clock.advance(100);
  told.push(say(moved('v2')));
  await clock.advance(1000);
  told.push(say(moved('v2')), say(moved('v2')));
  await clock.advance(1000);
  expect((await Promise.all(told)).flat()).toEqual(Array(9).fill('in step'));
  return source.calls;
}

test('what is told ten times is asked once', async () => {
  expect(await callsOfDuplicates(false)).toEqual(['describe dev/db', 'fetch dev/db AWSCURRENT']);
});

test('a door that does not see that a hint is satisfied asks again', async () => {
  expect((await callsOfDuplicates(true)).length).toBeGreaterThan(2);
});

test('a change that a running check does not see any more is one trailing check', async () => {
  const { source, say, clock, env } = await listening();
  source.put('dev/db', 'v2', { user: 'ann', password: 'new' });
  const first = say(moved('v2'));
  await settled();
  source.put('dev/db', 'v3', { user: 'ann', password: 'newer' });
  const others = [say(moved('v3')), say(moved('v3', { label: 'AWSCURRENT' })), say({ secret: 'dev/db' })];
  await clock.advance(1000);
  expect(await Promise.all([first, ...others])).toEqual(Array(4).fill(['in step']));
  expect(env()).toBe('DB_USER=ann\nDB_PASSWORD=newer\n');
  expect(source.calls.filter((call) => call.startsWith('describe')).length).toBeLessThanOrEqual(2);
});

test('a burst that says nothing new is one check now and one half a second later', async () => {
  const { source, say, clock } = await listening();
  const told = [];
  for (let index = 0; index < 20; index += 1) {
    told.push(say({ secret: 'dev/db' }));
    await clock.advance(20);
  }
  await clock.advance(1000);
  expect((await Promise.all(told)).flat()).toEqual(Array(20).fill('in step'));
  expect(source.calls).toEqual(['describe dev/db', 'describe dev/db']);
});

test('changes that follow each other closely are each written at once', async () => {
  const { source, say, env } = await listening();
  for (const [index, password] of ['b', 'c', 'd'].entries()) {
    source.put('dev/db', `v${index + 2}`, { user: 'ann', password });
    await say(moved(`v${index + 2}`));
    expect(env()).toBe(`DB_USER=ann\nDB_PASSWORD=${password}\n`);
  }
});

test('a hint from before the last answer of AWS costs nothing; one from after it does, whatever the clock here says', async () => {
  const { source, say, clock } = await listening();
  const aws = { ahead: 0, now: () => clock.now() + aws.ahead };
  source.clock = aws;
  aws.ahead = -60 * MINUTE;
  await clock.advance(16 * MINUTE);
  source.calls.length = 0;
  expect(await say({ secret: 'dev/db', at: aws.now() - 16 * MINUTE })).toEqual(['in step']);
  expect(source.calls).toEqual([]);
  await say({ secret: 'dev/db', at: aws.now() });
  expect(source.calls).toEqual(['describe dev/db']);
});

test('a failed check, a failed place and a pause are worth hearing again; a conflict is not', async () => {
  const { source, say, engine, target, clock } = await listening();
  source.fail('dev/db', BUSY);
  expect(await say(moved('v2'))).toEqual(['failed']);
  source.fail('dev/db', undefined);
  source.put('dev/db', 'v2', { user: 'ann', password: 'new' });
  target.problem = { code: 'write-failed', message: 'The disk is full.', cure: 'Make room.' };
  const full = say(moved('v2'));
  await clock.advance(600);
  expect(await full).toEqual(['failed']);
  target.problem = undefined;
  target.files.set('env:/project/.env', 'DB_USER=ann\nDB_PASSWORD=mine\n');
  const edited = say(moved('v2'));
  await clock.advance(600);
  expect(await edited).toEqual(['in step']);
  engine.pause();
  expect(await say(moved('v3'))).toEqual(['failed']);
});

test('before the engine runs, and after it stopped, hints fail; nothing stays armed', async () => {
  const idle = anEngine().engine.hearing(aChannel());
  expect(await idle.hint([moved('v2')], 'sqs')).toEqual(['failed']);
  const { source, say, engine, clock } = await listening();
  void say({ secret: 'dev/db' });
  await settled();
  const waiting = say({ secret: 'dev/db' });
  await settled();
  source.hold('dev/db');
  const asking = say(moved('v2'));
  await engine.stop();
  expect(await Promise.all([waiting, asking, say(moved('v3'))])).toEqual(Array(3).fill(['failed']));
  expect(clock.armed).toBe(0);
});

test('twenty hints for one file are one write', async () => {
  const watches = Array.from({ length: 20 }, (_, index) =>
    aWatch({ secret: `s${index}`, targets: [aTarget({ naming: { kind: 'as', variable: `S${index}` } })] }),
  );
  const { source, say, target } = await listening({ watches });
  const before = target.writes;
  for (const { ref } of watches) source.put(ref.secret, 'v2', 'new');
  await say(...watches.map(({ ref }) => moved('v2', { secret: ref.secret })));
  expect(target.writes - before).toBe(1);
});
