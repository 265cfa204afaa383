import type { WatchRoute } from './channel.ts';
import type { Retry } from './problem.ts';
import type { Rotation } from './secret.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
/** A rotation that is still missing a day after its latest date has failed; then the plain interval is enough. */
const OVERDUE_LIMIT = 24 * 60 * MINUTE;

/** Events may be lost: what they tell of is asked about this often all the same. Milliseconds. */
export const SWEEP_MS = 15 * MINUTE;

/** Milliseconds between checks of a watch whose changes are learned that way. Only events that arrive make them fewer. */
export function intervalOn(route: WatchRoute, intervalMs: number, sweepMs = SWEEP_MS): number {
  return route.kind === 'push + sweep' ? Math.max(intervalMs, sweepMs) : intervalMs;
}

export type ScheduleInput = {
  /** Epoch milliseconds. */
  readonly now: number;
  readonly intervalMs: number;
  readonly rotation?: Rotation;
  /** In [0, 1). */
  readonly random: number;
};

/** Start of the rotation window that is still to be served, undefined when none is planned or it was rotated already. */
function openWindow({ now, rotation }: ScheduleInput): number | undefined {
  if (rotation?.nextBy === undefined || rotation.windowStart === undefined) return undefined;
  const isOver = now > rotation.nextBy + OVERDUE_LIMIT || (rotation.lastAt ?? 0) >= rotation.windowStart;
  return isOver ? undefined : rotation.windowStart;
}

/**
 * Milliseconds until the next check after a good one. Jitter only ever shortens: a promise of five minutes is five at most.
 * From the start of a rotation window on it is at most a minute, because `NextRotationDate` is the latest moment, not the planned one
 * (Secrets Manager API reference, DescribeSecret).
 */
export function nextCheckDelay(input: ScheduleInput): number {
  const usual = input.intervalMs * (0.9 + 0.1 * input.random);
  const window = openWindow(input);
  if (window === undefined) return usual;
  if (input.now >= window) return Math.min(usual, MINUTE);
  return Math.min(usual, window - input.now);
}

export type RetryInput = {
  readonly intervalMs: number;
  readonly retry: Retry;
  /** Failures in a row, 1 for the first. */
  readonly failures: number;
  readonly random: number;
};

/** Milliseconds until a failed check is tried again; undefined for never. Doubles from one second to one minute for passing faults. */
export function retryDelay({ intervalMs, retry, failures, random }: RetryInput): number | undefined {
  switch (retry) {
    case 'soon':
      return Math.min(MINUTE, SECOND * 2 ** Math.min(failures - 1, 10)) * (0.5 + 0.5 * random);
    case 'later':
    case 'login':
      return Math.max(intervalMs, MINUTE) * (0.9 + 0.1 * random);
    case 'never':
      return undefined;
  }
}

/** At once for the first twenty, then twenty a second: a thousand secrets never arrive as a herd. Milliseconds. */
export function sweepDelay(index: number): number {
  return index < 20 ? 0 : (index - 19) * 50;
}

/** Part of its wait that a check may give up to go together with others: earlier, so that no promise is broken. Milliseconds. */
export function mayBeEarlyBy(delayMs: number): number {
  return delayMs * 0.04;
}
