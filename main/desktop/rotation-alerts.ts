import type { WatchRow } from '../../preload/views.ts';
import { type NotificationText, rotationText } from './notification-text.ts';

export type RotationAlert = { readonly text: NotificationText; readonly key: string };

const DAY_MS = 24 * 3_600_000;
/** AWS may take its time after the moment it named. */
const OVERDUE_MS = DAY_MS / 4;

/** Rotations that come within a day, or should have come; each is told once. */
export function createRotationAlerts(): (rows: readonly WatchRow[], now: number) => RotationAlert[] {
  const told = new Set<string>();
  return (rows, now) =>
    rows.flatMap(({ key, secret, label, nextRotationBy: by, freshness }) => {
      if (by === undefined || label !== 'AWSCURRENT' || freshness.kind !== 'fresh') return [];
      const isDue = by > now && by - now <= DAY_MS;
      const isOverdue = now - by > OVERDUE_MS;
      const kind = isDue ? 'due' : 'overdue';
      const name = JSON.stringify([key, by, kind]);
      if (told.has(name) || !(isDue || isOverdue)) return [];
      told.add(name);
      return [{ key, text: rotationText(kind, { secret, by }) }];
    });
}
