import type { WatchSession } from '../border/watch-session.ts';
import type { Clock } from '../engine/ports.ts';
import { createAlarm } from './alarm.ts';

export type AskedCheck = {
  checkNow(): void;
  /** A person asked, and it takes long enough to be shown. */
  isShown(): boolean;
  stop(): void;
};

/** A quicker check is not shown. */
const SHOWN_AFTER_MS = 1000;

type Parts = {
  readonly session: Pick<WatchSession, 'checkNow'>;
  readonly clock: Pick<Clock, 'after'>;
  readonly changed: () => void;
};

/** Checks on a click; the second click while one runs is the same wish. */
export function createAskedCheck({ session, clock, changed }: Parts): AskedCheck {
  let state: 'idle' | 'asked' | 'shown' = 'idle';
  const alarm = createAlarm(clock, () => enter('shown'));
  function enter(next: typeof state): void {
    state = next;
    changed();
  }
  return {
    checkNow() {
      if (state !== 'idle') return;
      state = 'asked';
      alarm.set(SHOWN_AFTER_MS);
      const ended = (): void => {
        alarm.clear();
        enter('idle');
      };
      // What failed is in the views.
      session.checkNow().then(ended, ended);
    },
    isShown: () => state === 'shown',
    stop: () => alarm.clear(),
  };
}
