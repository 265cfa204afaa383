import { type Problem, ProblemError } from '../../domain/problem.ts';
import { BATCH, type QueueCalls } from './queue-calls.ts';

export type RemovalPorts = {
  readonly remove: QueueCalls['remove'];
  readonly signal: AbortSignal;
  readonly onGood: () => void;
  readonly onBad: (problem: Problem) => void;
};

/** Deletes behind the back of who receives: one call at a time, ten messages a call when they come faster than that. */
export type Removals = { add(receipts: readonly string[]): void };

/** What could not be deleted comes back, is in step by then, and is deleted then: nothing is tried again here. */
export function createRemovals({ remove, signal, onGood, onBad }: RemovalPorts): Removals {
  const due: string[] = [];
  let isRunning = false;
  const removeNext = async (): Promise<void> => {
    const receipts = due.splice(0, BATCH);
    try {
      await remove(receipts, signal);
      onGood();
    } catch (error) {
      if (!signal.aborted && error instanceof ProblemError) onBad(error.problem);
    }
  };
  const run = async (): Promise<void> => {
    isRunning = true;
    while (due.length > 0 && !signal.aborted) await removeNext();
    isRunning = false;
  };
  return {
    add: (receipts) => {
      due.push(...receipts);
      if (!isRunning && due.length > 0) void run();
    },
  };
}
