import type { Clock } from '../engine/ports.ts';
import { createAlarm } from './alarm.ts';

/** What comes within a second of the first one is told together. */
export type Burst<One> = { add(one: One): void; flush(): void };

const BURST_MS = 1000;

export function createBurst<One>(clock: Pick<Clock, 'after'>, tell: (all: readonly One[]) => void): Burst<One> {
  let waiting: One[] = [];
  const ends = createAlarm(clock, flush);
  function flush(): void {
    ends.clear();
    const all = waiting;
    waiting = [];
    if (all.length > 0) tell(all);
  }
  return {
    flush,
    add(one) {
      if (waiting.length === 0) ends.set(BURST_MS);
      waiting.push(one);
    },
  };
}
