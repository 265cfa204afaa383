import { expect, test } from 'vitest';
import type { Choice } from '../../main/domain/plan.ts';
import { MANUAL, synced } from './setup.ts';

const FILE = '/project/.env';

/** Both variables edited by hand, and a new version in AWS. */
async function conflicted() {
  const world = await synced();
  world.target.files.set(`env:${FILE}`, 'PORT=1\nDB_USER=mine\nDB_PASSWORD=mine\n');
  world.source.put('dev/db', 'v2', { user: 'bob', password: 'new' });
  await world.engine.refresh(MANUAL);
  world.events.length = 0;
  const choose = (of: Record<string, Choice>, target = FILE) =>
    world.engine.refresh({ ...MANUAL, choices: { target, of } });
  return { ...world, choose };
}

test('keep mine for one, take AWS for the other: each as chosen, told as written', async () => {
  const { choose, env, kinds } = await conflicted();
  await choose({ DB_USER: 'keep', DB_PASSWORD: 'take' });
  expect([env(), kinds()]).toEqual(['PORT=1\nDB_USER=mine\nDB_PASSWORD=new\n', ['checked', 'written']]);
});

test('a choice about one of two keeps, and nothing is written before the other is made', async () => {
  const { choose, env } = await conflicted();
  await choose({ DB_USER: 'keep' });
  const before = env();
  await choose({ DB_PASSWORD: 'take' });
  expect([before, env()]).toEqual([
    'PORT=1\nDB_USER=mine\nDB_PASSWORD=mine\n',
    'PORT=1\nDB_USER=mine\nDB_PASSWORD=new\n',
  ]);
});

test('what is kept is kept for this version only: the next one asks again', async () => {
  const { choose, engine, source, kinds, events } = await conflicted();
  await choose({ DB_USER: 'keep', DB_PASSWORD: 'keep' });
  await engine.refresh(MANUAL);
  expect(kinds()).not.toContain('conflict');
  source.put('dev/db', 'v3', { user: 'eve', password: 'newer' });
  await engine.refresh(MANUAL);
  expect(events.at(-1)).toMatchObject({ kind: 'conflict', keys: ['DB_USER', 'DB_PASSWORD'] });
});

test('a choice about another target changes nothing here', async () => {
  const { choose, env } = await conflicted();
  await choose({ DB_USER: 'take', DB_PASSWORD: 'take' }, '/project/other.env');
  expect(env()).toBe('PORT=1\nDB_USER=mine\nDB_PASSWORD=mine\n');
});
