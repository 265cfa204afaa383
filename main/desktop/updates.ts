import type { Clock } from '../engine/ports.ts';
import { createAlarm } from './alarm.ts';

/** As much of electron-updater as is used. */
export type Updater = { checkForUpdates(): Promise<unknown> };

export type Updates = {
  /** Looks at once, then every day, while it is on. */
  turn(isOn: boolean): void;
  stop(): void;
};

const DAY_MS = 24 * 3_600_000;

/** Off until somebody says yes: nothing is loaded and nobody is asked before. What fails is tried again the next day. */
export function createUpdates(clock: Pick<Clock, 'after'>, load: () => Promise<Updater>): Updates {
  const alarm = createAlarm(clock, look);
  function look(): void {
    alarm.set(DAY_MS);
    load()
      .then((updater) => updater.checkForUpdates())
      .catch(() => undefined);
  }
  return {
    turn(isOn) {
      alarm.clear();
      if (isOn) look();
    },
    stop: () => alarm.clear(),
  };
}
