import { expect, test } from 'vitest';
import { anEngine, aTarget, aWatch, MANUAL } from './setup.ts';

const DENIED = { code: 'access-denied', message: 'AWS denies secretsmanager:GetSecretValue.', cure: 'Ask.' } as const;

test('a process that has not asked yet tells what the last one found, problems included', async () => {
  const before = anEngine([aWatch(), aWatch({ secret: 'denied' })]);
  before.source.put('dev/db', 'v1', { user: 'ann', password: 'new' });
  before.target.files.set('env:/project/.env', 'DB_PASSWORD=theirs\n');
  before.source.fail('denied', DENIED);
  await before.engine.refresh(MANUAL);
  const watches = [aWatch(), aWatch({ secret: 'denied' })];
  const after = anEngine(watches, before).engine.viewsOf(watches);
  expect(after.map(({ freshness }) => freshness)).toEqual([
    { kind: 'fresh', confirmedAt: before.clock.now() },
    { kind: 'failed', problem: DENIED },
  ]);
  expect(after[0]?.feeds).toMatchObject([{ state: 'conflict', keys: ['DB_PASSWORD'], problem: { code: 'conflict' } }]);
});

test('a failed check forgets nothing of what is known: it is stale, not never confirmed', async () => {
  const before = anEngine();
  before.source.put('dev/db', 'v1', { user: 'ann', password: 'old' });
  await before.engine.refresh(MANUAL);
  const confirmedAt = before.clock.now();
  before.source.fail('dev/db', DENIED);
  await anEngine([aWatch()], before).engine.refresh(MANUAL);
  const [view] = anEngine([aWatch()], before).engine.viewsOf([aWatch()]);
  expect(view).toMatchObject({ versionId: 'v1', freshness: { kind: 'stale', confirmedAt, problem: DENIED } });
});

test('moving a watch to another profile is no conflict: what stands there is ours', async () => {
  const world = anEngine();
  world.source.put('dev/db', 'v1', { user: 'ann', password: 'old' });
  await world.engine.refresh(MANUAL);
  world.source.put('dev/db', 'v2', { user: 'ann', password: 'new' });
  world.engine.load([aWatch({ profile: 'staging', targets: [aTarget()] })]);
  await world.engine.refresh(MANUAL);
  expect(world.env()).toBe('DB_USER=ann\nDB_PASSWORD=new\n');
});

test('a rotation that waits to be finished is seen from its first check on, and gone with its end', async () => {
  const { engine, source, clock } = anEngine();
  source.put('dev/db', 'v1', { user: 'ann', password: 'old' });
  const pendingSince = async (): Promise<number | undefined> => {
    await engine.refresh(MANUAL);
    return engine.viewsOf([aWatch()])[0]?.pendingSince;
  };
  expect(await pendingSince()).toBe(undefined);
  source.label('dev/db', 'AWSPENDING', 'v2');
  const first = clock.now();
  expect(await pendingSince()).toBe(first);
  clock.jump(3_600_000);
  expect(await pendingSince()).toBe(first);
  // As AWS leaves it: the finished version carries both labels.
  source.label('dev/db', 'AWSPENDING', 'v1');
  expect(await pendingSince()).toBe(undefined);
});
