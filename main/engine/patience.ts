import { ProblemError } from '../domain/problem.ts';
import type { Clock } from './ports.ts';

type Patience = { readonly signal: AbortSignal; readonly patienceMs: number | undefined; readonly clock: Clock };

function gaveUp(patienceMs: number): ProblemError {
  return new ProblemError({
    code: 'unreachable',
    message: `AWS did not answer within ${Math.round(patienceMs / 1000)} s.`,
    cure: 'Check the network, the proxy and the endpoint; `keyturn doctor` tries each.',
  });
}

/** Runs `work` with a signal that also aborts after `patienceMs`, and then says so whatever the work made of it. */
export async function withPatience<T>(
  { signal, patienceMs, clock }: Patience,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  if (patienceMs === undefined) return work(signal);
  const patience = new AbortController();
  const stopClock = clock.after(patienceMs, () => patience.abort());
  try {
    return await work(AbortSignal.any([signal, patience.signal]));
  } catch (error) {
    throw patience.signal.aborted && !signal.aborted ? gaveUp(patienceMs) : error;
  } finally {
    stopClock();
  }
}
