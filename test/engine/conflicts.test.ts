import { expect, test } from 'vitest';
import { ADOPT, anEngine, aTarget, aWatch, MANUAL, synced } from './setup.ts';

test('a local edit at an unchanged version stays and is shown', async () => {
  const { engine, target, env, events } = await synced();
  target.files.set('env:/project/.env', 'PORT=1\nDB_USER=ann\nDB_PASSWORD=mine\n');
  const [result] = await engine.refresh(MANUAL);
  expect(env()).toContain('DB_PASSWORD=mine');
  expect(events.at(-1)).toMatchObject({ kind: 'drifted', keys: ['DB_PASSWORD'] });
  expect(result?.problem).toBeUndefined();
});

test('a local edit and a new version are a conflict, and the whole secret is held back', async () => {
  const { engine, source, target, env, events } = await synced();
  target.files.set('env:/project/.env', 'DB_USER=ann\nDB_PASSWORD=mine\n');
  source.put('dev/db', 'v2', { user: 'bob', password: 'new' });
  await engine.refresh(MANUAL);
  expect(env()).toBe('DB_USER=ann\nDB_PASSWORD=mine\n');
  expect(events.at(-1)).toMatchObject({ kind: 'conflict', keys: ['DB_PASSWORD'], problem: { code: 'conflict' } });
});

test.each([
  ['take', 'DB_USER=bob\nDB_PASSWORD=new\n'],
  ['keep', 'DB_USER=bob\nDB_PASSWORD=mine\n'],
] as const)('onConflict: %s decides it', async (onConflict, expected) => {
  const world = await synced();
  world.engine.load([aWatch({ targets: [aTarget({ onConflict })] })]);
  world.target.files.set('env:/project/.env', 'DB_USER=ann\nDB_PASSWORD=mine\n');
  world.source.put('dev/db', 'v2', { user: 'bob', password: 'new' });
  await world.engine.refresh(MANUAL);
  expect(world.env()).toBe(expected);
});

test('adopting takes AWS over a local edit', async () => {
  const { engine, target, env } = await synced();
  target.files.set('env:/project/.env', 'DB_USER=ann\nDB_PASSWORD=mine\n');
  await engine.refresh(ADOPT);
  expect(env()).toBe('DB_USER=ann\nDB_PASSWORD=old\n');
});

test('a value that Keyturn never wrote is not replaced', async () => {
  const { engine, source, target, env, events } = anEngine();
  source.put('dev/db', 'v1', { user: 'ann', password: 'new' });
  target.files.set('env:/project/.env', 'DB_PASSWORD=theirs\n');
  await engine.refresh(MANUAL);
  expect(env()).toBe('DB_PASSWORD=theirs\n');
  expect(events.at(-1)).toMatchObject({ kind: 'conflict', keys: ['DB_PASSWORD'] });
});

test('unless it is the previous version: a stale file is the normal first run', async () => {
  const { engine, source, target, env } = anEngine();
  source.put('dev/db', 'v1', { user: 'ann', password: 'old' });
  source.put('dev/db', 'v2', { user: 'ann', password: 'new' });
  target.files.set('env:/project/.env', 'DB_PASSWORD=old\n');
  await engine.refresh(MANUAL);
  expect(env()).toBe('DB_PASSWORD=new\nDB_USER=ann\n');
  expect(source.calls).toEqual(['describe dev/db', 'fetch dev/db AWSCURRENT', 'fetch dev/db AWSPREVIOUS']);
});

test('when the previous version is denied, the conflict stays', async () => {
  const { engine, source, target, kinds } = anEngine();
  source.put('dev/db', 'v1', { user: 'ann', password: 'old' });
  source.put('dev/db', 'v2', { user: 'ann', password: 'new' });
  source.fail('fetch AWSPREVIOUS', { code: 'access-denied', message: 'Denied.', cure: 'Ask.' });
  target.files.set('env:/project/.env', 'DB_PASSWORD=old\n');
  await engine.refresh(MANUAL);
  expect(kinds()).toEqual(['checked', 'conflict']);
});

test('an equal value is adopted without a write', async () => {
  const { engine, source, target } = anEngine();
  source.put('dev/db', 'v1', { user: 'ann', password: 'same' });
  target.files.set('env:/project/.env', 'DB_USER=ann\nDB_PASSWORD=same\n');
  await engine.refresh(MANUAL);
  source.put('dev/db', 'v2', { user: 'ann', password: 'next' });
  expect(target.writes).toBe(0);
  await engine.refresh(MANUAL);
  expect(target.writes).toBe(1);
});

test('a file that was written and has vanished is a problem, not created again', async () => {
  const { engine, source, target, env, events } = await synced();
  target.files.delete('env:/project/.env');
  await engine.refresh(MANUAL);
  source.put('dev/db', 'v2', { user: 'ann', password: 'new' });
  await engine.refresh(MANUAL);
  expect(env()).toBeUndefined();
  expect(events.at(-1)).toMatchObject({ kind: 'failed', problem: { code: 'file-gone' } });
  await engine.refresh(ADOPT);
  expect(env()).toBe('DB_USER=ann\nDB_PASSWORD=new\n');
});
