import { expect, test } from 'vitest';
import type { Problem } from '../../main/domain/problem.ts';
import { anEngine, aWatch } from './setup.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DOWN: Problem = { code: 'unreachable', message: 'No answer.', cure: 'Check the network.' };

async function running(count: number) {
  const watches = Array.from({ length: count }, (_, index) => aWatch({ secret: `s${index}`, targets: [] }));
  const world = anEngine(watches);
  for (const { ref } of watches) world.source.put(ref.secret, 'v1', 'x');
  world.engine.start();
  await world.clock.advance(10_000);
  world.source.calls.length = 0;
  return world;
}

test.each([
  ['sleep of eight hours', 8 * HOUR],
  ['clock set back by an hour', -HOUR],
])('after a %s everything is asked once, soon and spread', async (_, ms) => {
  const { clock, source, events } = await running(100);
  events.length = 0;
  clock.jump(ms);
  await clock.advance(31_000);
  expect(source.calls).toHaveLength(100);
  expect(new Set(events.map(({ cause }) => cause))).toEqual(new Set(['wake']));
});

test('a machine that did not sleep keeps its own times', async () => {
  const { clock, source } = await running(10);
  await clock.advance(2 * MINUTE);
  expect(source.calls).toEqual([]);
});

test('when the network is back for one, the others of the profile do not wait for their own turn', async () => {
  const { clock, source, kinds, events } = await running(30);
  source.fail('', DOWN);
  await clock.advance(20 * MINUTE);
  source.fail('', undefined);
  source.calls.length = 0;
  events.length = 0;
  await clock.advance(MINUTE + 2000);
  expect(new Set(source.calls).size).toBe(30);
  expect(kinds().filter((kind) => kind === 'recovered')).toHaveLength(1);
});
