import type { Clock } from '../../engine/ports.ts';
import { pause as rest } from '../waiting.ts';

/** Waits; rejects with the signal's reason as soon as it aborts. */
export async function pause(clock: Clock, milliseconds: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  await rest(clock, milliseconds, signal);
  signal.throwIfAborted();
}
