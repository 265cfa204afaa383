import type { Clock } from '../engine/ports.ts';

/** A window that breaks down again within this time stays closed. */
const STEADY_MS = 60_000;

/** Breaks down once: comes back, and says so. Twice in a minute: stays away until somebody opens it. */
export function reopening(clock: Pick<Clock, 'now'>, reopen: () => void): () => void {
  let reopenedAt = Number.NEGATIVE_INFINITY;
  return () => {
    if (clock.now() - reopenedAt < STEADY_MS) return;
    reopenedAt = clock.now();
    reopen();
  };
}
