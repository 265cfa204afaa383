import { expect, test } from 'vitest';
import { createUpdates } from '../../main/desktop/updates.ts';
import { aBorder } from '../border/a-border.ts';
import { SAMPLES } from '../border/samples.ts';
import { FakeClock, settled } from '../support/fake-clock.ts';

const DAY = 24 * 3_600_000;

function someUpdates({ fails = false } = {}) {
  const clock = new FakeClock();
  const done: string[] = [];
  const updates = createUpdates(clock, async () => {
    done.push('loaded');
    return {
      async checkForUpdates() {
        done.push('looked');
        if (fails) throw new Error('offline');
      },
    };
  });
  return { clock, done, updates };
}

test('nothing is loaded and nobody is asked until somebody says yes', async () => {
  const { clock, done, updates } = someUpdates();
  await clock.advance(3 * DAY);
  expect([done, clock.armed]).toEqual([[], 0]);
  updates.turn(true);
  await settled();
  expect(done).toEqual(['loaded', 'looked']);
});

test('it looks every day, also after a failure, until the no', async () => {
  const { clock, done, updates } = someUpdates({ fails: true });
  updates.turn(true);
  await clock.advance(2 * DAY);
  expect(done.filter((one) => one === 'looked')).toHaveLength(3);
  updates.turn(false);
  await clock.advance(2 * DAY);
  expect(done.filter((one) => one === 'looked')).toHaveLength(3);
});

test('the yes in the settings reaches the system, and only when it changes', async () => {
  const { border, done } = aBorder();
  await border.ask('setPreferences', { ...SAMPLES.setPreferences, looksForUpdates: true });
  expect(done).toEqual(['looksForUpdates']);
  await border.ask('setPreferences', SAMPLES.setPreferences);
  expect(done).toEqual(['looksForUpdates']);
});
