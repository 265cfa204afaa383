import type { Clock } from '../engine/ports.ts';
import type { Electron } from './electron.ts';

type Parts = {
  readonly electron: Pick<Electron, 'powerMonitor'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly sweep: () => void;
};

/** A machine that wakes tells it twice: that it resumed, and that it was unlocked. Milliseconds. */
const ONCE_WITHIN_MS = 30_000;

/** Timers stood still while the machine slept: everything is checked at once when it wakes. */
export function sweepAfterSleep({ electron: { powerMonitor }, clock, sweep }: Parts): void {
  let sweptAt = Number.NEGATIVE_INFINITY;
  const wake = (): void => {
    if (clock.now() - sweptAt < ONCE_WITHIN_MS) return;
    sweptAt = clock.now();
    sweep();
  };
  powerMonitor.on('resume', wake);
  powerMonitor.on('unlock-screen', wake);
}
