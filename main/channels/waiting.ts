import { type Problem, ProblemError } from '../domain/problem.ts';
import type { Clock } from '../engine/ports.ts';

/** Resolves after so long, or as soon as the signal aborts. */
export function pause(clock: Clock, delayMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const finish = (): void => {
      forget();
      signal.removeEventListener('abort', finish);
      resolve();
    };
    const forget = clock.after(delayMs, finish);
    if (signal.aborted) finish();
    else signal.addEventListener('abort', finish);
  });
}

export type Limits = {
  readonly clock: Clock;
  readonly withinMs: number;
  readonly signal: AbortSignal;
  /** What a work that takes longer fails with. */
  readonly late: Problem;
};

/** Ends at once with the signal or the time, whatever the work is at: a login cannot be aborted itself. */
export async function within<T>(
  { clock, withinMs, signal, late }: Limits,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const ending = new AbortController();
  const { promise: ends, reject } = Promise.withResolvers<never>();
  const end = (reason: unknown): void => {
    reject(reason);
    ending.abort(reason);
  };
  const stop = (): void => end(signal.reason);
  const forget = clock.after(withinMs, () => end(new ProblemError(late)));
  signal.addEventListener('abort', stop, { once: true });
  try {
    signal.throwIfAborted();
    return await Promise.race([work(ending.signal), ends]);
  } finally {
    forget();
    signal.removeEventListener('abort', stop);
  }
}
