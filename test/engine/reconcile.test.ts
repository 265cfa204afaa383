import { expect, test } from 'vitest';
import { settled } from '../support/fake-clock.ts';
import { anEngine, aTarget, aWatch, MANUAL, synced } from './setup.ts';

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

test('a refusal reads as two sentences, and says that the rest waits', async () => {
  const { engine, source, events } = await synced();
  source.put('dev/db', 'v2', { user: 'bob', password: 'a\rb' });
  await engine.refresh(MANUAL);
  expect(events.at(-1)?.problem).toEqual({
    code: 'variable-refused',
    message:
      '/project/.env: cannot write DB_PASSWORD (has a CR). The rest of this secret waits: a file never mixes versions.',
    cure: 'Use base64.',
  });
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

test('new lines stand in the order of the file, whichever answer came first', async () => {
  const as = (variable: string) => [aTarget({ naming: { kind: 'as', variable } })];
  const { engine, source, env } = anEngine([
    aWatch({ secret: 'slow', targets: as('FIRST') }),
    aWatch({ secret: 'fast', targets: as('SECOND') }),
  ]);
  source.put('slow', 'v1', '1');
  source.put('fast', 'v1', '2');
  const release = source.hold('slow');
  const done = engine.refresh(MANUAL);
  await settled();
  release();
  await done;
  expect(env()).toBe('FIRST=1\nSECOND=2\n');
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
