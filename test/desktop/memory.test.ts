import { expect, test } from 'vitest';
import { collectAfterRounds } from '../../main/desktop/memory.ts';
import type { KeyturnEvent } from '../../main/domain/event.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { anEvent } from './views.ts';

function aCollector() {
  const clock = new FakeClock();
  let tell = (_event: KeyturnEvent): void => undefined;
  const onEvent = (listener: typeof tell) => {
    tell = listener;
    return () => undefined;
  };
  const collecting = collectAfterRounds({ session: { onEvent }, clock });
  return { clock, collecting, tell: () => tell(anEvent()) };
}

/** Sixteen megabytes on the heap. */
function rubbish(): unknown[] {
  return Array.from({ length: 250_000 }, (_, index) => ({ index, text: `${index}` }));
}

test('nothing is armed while little was allocated; much is collected once the round is over', async () => {
  const { clock, tell } = aCollector();
  tell();
  expect(clock.armed).toBe(0);
  const held = new WeakRef(rubbish());
  tell();
  tell();
  expect([clock.armed, held.deref()?.length]).toEqual([1, 250_000]);
  await clock.advance(60_000);
  expect([clock.armed, held.deref()]).toEqual([0, undefined]);
});

test('a window that closed is reason enough', async () => {
  const { clock, collecting } = aCollector();
  const held = new WeakRef(rubbish());
  collecting.consider();
  await clock.advance(60_000);
  expect([clock.armed, held.deref()]).toEqual([0, undefined]);
});

test('stopped, nothing is left to come', () => {
  const { clock, collecting, tell } = aCollector();
  const kept = rubbish();
  tell();
  collecting.stop();
  expect([clock.armed, kept.length]).toEqual([0, 250_000]);
});
