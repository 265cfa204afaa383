import type { Clock } from '../engine/ports.ts';

/** One time to come; setting it again replaces it. */
export type Alarm = { set(delayMs: number): void; clear(): void };

export function createAlarm(clock: Pick<Clock, 'after'>, ring: () => void): Alarm {
  let cancel = (): void => undefined;
  return {
    set(delayMs) {
      cancel();
      cancel = clock.after(delayMs, ring);
    },
    clear: () => cancel(),
  };
}
