import type { WatchRow } from '../../preload/views.ts';
import type { Border } from '../border/border.ts';
import type { Clock } from '../engine/ports.ts';
import { createAlarm } from './alarm.ts';
import type { Electron } from './electron.ts';
import { followView } from './follow-view.ts';

type Parts = {
  readonly electron: Pick<Electron, 'net'>;
  readonly border: Pick<Border, 'ask' | 'on'>;
  readonly clock: Pick<Clock, 'after'>;
  readonly sweep: () => void;
};

/** Electron tells nobody when a network comes; retries of checks may be a minute apart. Milliseconds. */
const LOOK_MS = 5_000;

function isUnreachable({ freshness }: WatchRow): boolean {
  return 'problem' in freshness && freshness.problem.code === 'unreachable';
}

/** Has everything checked as soon as a network comes. Looks for one only while AWS cannot be reached: no timer runs otherwise. */
export function sweepOnceOnline({ electron: { net }, border, clock, sweep }: Parts): { stop(): void } {
  let [isCut, wasOnline] = [false, true];
  const looks = createAlarm(clock, look);
  function look(): void {
    const isOnline = net.isOnline();
    if (isOnline && !wasOnline) sweep();
    wasOnline = isOnline;
    looks.set(LOOK_MS);
  }
  const view = followView(border, ({ watches }) => {
    const wasCut = isCut;
    isCut = watches.some(isUnreachable);
    if (isCut && !wasCut) {
      wasOnline = net.isOnline();
      looks.set(LOOK_MS);
    }
    if (!isCut) looks.clear();
  });
  return {
    stop() {
      view.stop();
      looks.clear();
    },
  };
}
