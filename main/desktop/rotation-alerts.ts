import type { WatchRow } from '../../preload/views.ts';
import { CURRENT } from '../domain/secret.ts';
import { type NotificationText, type RotationNews, rotationText } from './notification-text.ts';
import type { ToldOnce } from './told-once.ts';

export type RotationAlert = { readonly text: NotificationText; readonly key: string };

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** AWS may take its time after the moment it named. */
const OVERDUE_MS = DAY_MS / 4;
/** A rotation takes minutes. */
const STUCK_MS = HOUR_MS;

function newsOf({ nextRotationBy: by, pendingSince: since }: WatchRow, now: number): RotationNews | undefined {
  if (since !== undefined && now - since >= STUCK_MS) return { kind: 'stuck', since };
  if (by === undefined) return undefined;
  if (by > now && by - now <= DAY_MS) return { kind: 'due', by };
  return now - by > OVERDUE_MS ? { kind: 'overdue', by } : undefined;
}

/** Rotations that come within a day, should have come, or began and did not end; each is told once. */
export function createRotationAlerts(isNews: ToldOnce): (rows: readonly WatchRow[], now: number) => RotationAlert[] {
  return (rows, now) =>
    rows.flatMap((row) => {
      const news = newsOf(row, now);
      if (news === undefined || row.label !== CURRENT || row.freshness.kind !== 'fresh') return [];
      if (!isNews(JSON.stringify([row.key, news]))) return [];
      return [{ key: row.key, text: rotationText(row.secret, news) }];
    });
}
