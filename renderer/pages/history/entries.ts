import type { HistoryRow } from '../../../preload/views.ts';
import { DAY } from '../../times.ts';

/** A row with what every look at it needs, worked out once: of 10,000 each key press only compares. */
export type Entry = {
  readonly row: HistoryRow;
  /** All its words in lowercase. */
  readonly text: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Start of its day of the local calendar, epoch milliseconds. */
  readonly day: number;
};

function textOf({ secret, target, profile, from, to, problem, keys = [] }: HistoryRow): string {
  return [secret, target, profile, from, to, problem?.message, ...keys]
    .filter((word) => word !== undefined)
    .join('\n')
    .toLowerCase();
}

/** Keeps the order. */
export function entriesOf(rows: readonly HistoryRow[]): readonly Entry[] {
  let day = Number.NaN;
  return rows.map((row) => {
    const at = Date.parse(row.at);
    // Neighbors mostly share their day; the shortest one has 23 hours.
    const isSameDay = at >= day && at < day + (DAY * 23) / 24;
    if (!isSameDay) day = new Date(at).setHours(0, 0, 0, 0);
    return { row, text: textOf(row), at, day };
  });
}
