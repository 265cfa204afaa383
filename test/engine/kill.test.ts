import { expect, test } from 'vitest';
import { Engine } from '../../main/engine/engine.ts';
import { openLedger } from '../../main/storage/ledger-file.ts';
import { anEngine, aWatch, MANUAL } from './setup.ts';

/** Crashes after the file was written and before anything was noted about it. */
function crashAfterWrite({ target }: ReturnType<typeof anEngine>): void {
  const change = target.change.bind(target);
  target.change = async (place, decide) => {
    await change(place, decide);
    target.change = change;
    throw new RangeError('killed');
  };
}

test.each([
  ['with its intent durable', 'written'],
  ['broken, with the intent forgotten', 'conflict'],
] as const)('a kill between write and note, %s, is seen by the next run as %s', async (variant, expected) => {
  const world = anEngine();
  world.source.put('dev/db', 'v1', { user: 'ann', password: 'old' });
  await world.engine.refresh(MANUAL);
  world.source.put('dev/db', 'v2', { user: 'bob', password: 'new' });
  const ledger = openLedger({ directory: world.directory, now: () => 0 });
  if (variant.startsWith('broken')) ledger.intend = () => Promise.resolve();
  const engine = new Engine({ ...world, ledger, history: { append: () => undefined } });
  engine.load([aWatch()]);
  crashAfterWrite(world);
  await engine.refresh(MANUAL);
  world.source.put('dev/db', 'v3', { user: 'carl', password: 'newer' });
  const next = anEngine([aWatch()], world);
  await next.engine.refresh(MANUAL);
  expect(next.kinds().at(-1)).toBe(expected);
});
