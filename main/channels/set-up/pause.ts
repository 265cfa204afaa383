import type { Clock } from '../../engine/ports.ts';

/** Waits; rejects with the signal's reason as soon as it aborts. */
export async function pause(clock: Clock, milliseconds: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const cancel = clock.after(milliseconds, () => resolve());
  const abort = (): void => {
    cancel();
    reject(signal.reason);
  };
  signal.addEventListener('abort', abort, { once: true });
  await promise.finally(() => signal.removeEventListener('abort', abort));
}
