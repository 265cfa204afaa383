import { expect, test } from 'vitest';
import { mayBeEarlyBy } from '../../main/domain/schedule.ts';
import { Timers } from '../../main/engine/timers.ts';
import { FakeClock } from '../support/fake-clock.ts';

/** Rings of the machine's own timer in five minutes of a thousand alarms, each set anew when it rang. */
async function ringsOf(earlyMs: number): Promise<{ rings: number; late: number; alarms: number }> {
  const clock = new FakeClock();
  const counted = { rings: 0, late: 0, alarms: 0 };
  const after = clock.after.bind(clock);
  clock.after = (delayMs, ring) =>
    after(delayMs, () => {
      counted.rings += 1;
      ring();
    });
  const timers = new Timers(clock, () => undefined);
  const set = (name: string, delayMs: number): void => {
    const at = clock.now() + delayMs;
    timers.set(name, { at, earlyMs }, () => {
      counted.alarms += 1;
      if (clock.now() > at) counted.late += 1;
      set(name, 300_000);
    });
  };
  for (let index = 0; index < 1000; index += 1) set(`${index}`, 1000 + index * 290);
  await clock.advance(300_000);
  timers.stop();
  return counted;
}

test('a thousand checks every five minutes ring less than once in five seconds, and none is late', async () => {
  const { rings, late, alarms } = await ringsOf(mayBeEarlyBy(300_000));
  expect(late).toBe(0);
  expect(alarms).toBeGreaterThanOrEqual(1000);
  expect(rings).toBeLessThan(60);
});

test('without that they would ring one by one', async () => {
  expect((await ringsOf(0)).rings).toBeGreaterThanOrEqual(1000);
});

test('nobody goes early alone', async () => {
  const clock = new FakeClock();
  const rung: number[] = [];
  const start = clock.now();
  const timers = new Timers(clock, () => undefined);
  timers.set('one', { at: start + 20_000, earlyMs: 5000 }, () => rung.push(clock.now() - start));
  timers.set('other', { at: start + 23_000, earlyMs: 1000 }, () => rung.push(clock.now() - start));
  await clock.advance(30_000);
  expect(rung).toEqual([20_000, 23_000]);
});
