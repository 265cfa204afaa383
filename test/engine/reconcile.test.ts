import { expect, test } from 'vitest';
import { anEngine, aTarget, aWatch, MANUAL } from './setup.ts';

const ADOPT = { ...MANUAL, adopt: true };

async function synced() {
  const world = anEngine();
  world.source.put('dev/db', 'v1', { user: 'ann', password: 'old' });
  world.target.files.set('env:/project/.env', 'PORT=1\n');
  await world.engine.refresh(MANUAL);
  world.events.length = 0;
  world.source.calls.length = 0;
  world.target.writes = 0;
  return world;
}

test('a first run writes the keys and leaves the rest', async () => {
  const { env } = await synced();
  expect(env()).toBe('PORT=1\nDB_USER=ann\nDB_PASSWORD=old\n');
});

test('a second run asks for the version only, and writes nothing', async () => {
  const { engine, source, target, kinds } = await synced();
  await engine.refresh(MANUAL);
  expect([source.calls, target.writes, kinds()]).toEqual([['describe dev/db'], 0, ['checked', 'unchanged']]);
});

test('the same holds for a new process, which knows the version from the ledger', async () => {
  const before = await synced();
  const { engine, source, kinds } = anEngine([aWatch()], before);
  await engine.refresh(MANUAL);
  expect([source.calls, kinds()]).toEqual([['describe dev/db'], ['checked', 'unchanged']]);
});

test('a rotation rewrites the rotated keys', async () => {
  const { engine, source, events, env } = await synced();
  source.put('dev/db', 'v2', { user: 'ann', password: 'new' });
  await engine.refresh(MANUAL);
  expect(env()).toBe('PORT=1\nDB_USER=ann\nDB_PASSWORD=new\n');
  expect(events.map(({ kind, from, to, keys }) => [kind, from, to, keys])).toEqual([
    ['checked', undefined, 'v2', undefined],
    ['changed', 'v1', 'v2', undefined],
    ['written', 'v1', 'v2', ['DB_PASSWORD']],
  ]);
});

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

test('a refused key that stands there holds the secret back; a new one is left out', async () => {
  const { engine, source, env, events } = await synced();
  source.put('dev/db', 'v2', { user: 'bob', password: 'a\rb' });
  await engine.refresh(MANUAL);
  expect(env()).toBe('PORT=1\nDB_USER=ann\nDB_PASSWORD=old\n');
  expect(events.at(-1)).toMatchObject({ kind: 'refused', keys: ['DB_PASSWORD'] });

  const other = anEngine();
  other.source.put('dev/db', 'v1', { user: 'bob', password: 'a\rb' });
  await other.engine.refresh(MANUAL);
  expect(other.env()).toBe('DB_USER=bob\n');
});

test('a failed write advances nothing and the next run repeats it', async () => {
  const { engine, source, target, env, kinds } = await synced();
  source.put('dev/db', 'v2', { user: 'ann', password: 'new' });
  target.problem = { code: 'write-failed', message: 'Full.', cure: 'Make room.' };
  await engine.refresh(MANUAL);
  expect(kinds()).toEqual(['checked', 'changed', 'failed']);
  target.problem = undefined;
  await engine.refresh(MANUAL);
  expect(env()).toContain('DB_PASSWORD=new');
});

test('an editor that writes meanwhile is read again, and its lines stay', async () => {
  const { engine, source, target, env } = await synced();
  source.put('dev/db', 'v2', { user: 'ann', password: 'new' });
  target.meanwhile = () => target.files.set('env:/project/.env', `${env()}EXTRA=1\n`);
  await engine.refresh(MANUAL);
  expect(env()).toBe('PORT=1\nDB_USER=ann\nDB_PASSWORD=new\nEXTRA=1\n');
});

test('a key that left the secret stays and is shown as left behind', async () => {
  const world = anEngine([aWatch({ targets: [aTarget({ naming: { kind: 'prefix', prefix: 'DB_' } })] })]);
  world.source.put('dev/db', 'v1', { user: 'ann', port: 1 });
  await world.engine.refresh(MANUAL);
  world.source.put('dev/db', 'v2', { user: 'ann' });
  const [result] = await world.engine.refresh(MANUAL);
  expect(world.env()).toBe('DB_USER=ann\nDB_PORT=1\n');
  expect(result?.outcomes[0]).toMatchObject({ kind: 'planned', leftBehind: ['DB_PORT'] });
});

test('twenty secrets into one file are one write', async () => {
  const watches = Array.from({ length: 20 }, (_, index) =>
    aWatch({ secret: `s${index}`, targets: [aTarget({ naming: { kind: 'as', variable: `S${index}` } })] }),
  );
  const { engine, source, target, env } = anEngine(watches);
  for (const { ref } of watches) source.put(ref.secret, 'v1', ref.secret);
  await engine.refresh(MANUAL);
  expect([target.writes, env()?.split('\n').length]).toEqual([1, 21]);
});

test('two secrets for one variable are a collision, not a race', async () => {
  const to = (): ReturnType<typeof aTarget>[] => [aTarget({ naming: { kind: 'prefix', prefix: '' } })];
  const { engine, source, env } = anEngine([
    aWatch({ secret: 'a', targets: to() }),
    aWatch({ secret: 'b', targets: to() }),
  ]);
  source.put('a', 'v1', { KEY: 'from a' });
  source.put('b', 'v1', { KEY: 'from b', OTHER: '1' });
  const results = await engine.refresh(MANUAL);
  expect(env()).toBe('KEY=from a\nOTHER=1\n');
  expect(results[1]?.outcomes[0]).toMatchObject({ plan: { refused: [{ name: 'KEY' }] } });
});

test('a dry run says what it would do and touches nothing', async () => {
  const { engine, source, env, kinds } = await synced();
  source.put('dev/db', 'v2', { user: 'ann', password: 'new' });
  const [result] = await engine.refresh({ ...MANUAL, isDry: true });
  expect(result?.outcomes[0]).toMatchObject({ didWrite: false, plan: { replaced: ['DB_PASSWORD'] } });
  expect([env(), kinds()]).toEqual(['PORT=1\nDB_USER=ann\nDB_PASSWORD=old\n', []]);
});
