import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { WatchSession } from '../border/watch-session.ts';
import type { Clock } from '../engine/ports.ts';
import { createAlarm } from './alarm.ts';

type Parts = { readonly session: Pick<WatchSession, 'onEvent'>; readonly clock: Pick<Clock, 'after'> };

const MEGABYTE = 1024 * 1024;
const MUCH = 4 * MEGABYTE;
/** A round of checks is over by then, mostly. Milliseconds. */
const SETTLED_MS = 15_000;

/** Collects what a round of checks left behind, and whatever else is over when `consider` is called. V8 does it only when it needs the room, which an app that idles never does. */
export function collectAfterRounds({ session, clock }: Parts): { consider(): void; stop(): void } {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  let left = getHeapStatistics().used_heap_size;
  let isSet = false;
  const alarm = createAlarm(clock, () => {
    isSet = false;
    collect();
    left = getHeapStatistics().used_heap_size;
  });
  // A closed window leaves little on the heap, and holds much beside it.
  const consider = (): void => {
    if (isSet) return;
    isSet = true;
    alarm.set(SETTLED_MS);
  };
  const stopListening = session.onEvent(() => {
    if (getHeapStatistics().used_heap_size >= left + MUCH) consider();
  });
  return {
    consider,
    stop() {
      stopListening();
      alarm.clear();
    },
  };
}
