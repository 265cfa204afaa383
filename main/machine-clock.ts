import type { Clock } from './engine/ports.ts';

/** The only place where time and chance come from the machine. */
export const machineClock: Clock = {
  now: () => Date.now(),
  after(delayMs, callback) {
    const timer = setTimeout(callback, delayMs);
    return () => clearTimeout(timer);
  },
  random: () => Math.random(),
};
