import type { HistoryRow } from '../../../preload/views.ts';
import type { Sort } from '../../words/history.ts';

const KINDS: Record<Exclude<Sort, 'all'>, readonly string[]> = {
  rotations: ['changed'],
  writes: ['written', 'action', 'kept', 'taken'],
  problems: ['conflict', 'refused', 'failed', 'recovered'],
};

/** A row with all its words in one lowercase text, so that each key press only compares. */
export type Sought = { readonly row: HistoryRow; readonly text: string };

export function soughtOf(rows: readonly HistoryRow[]): readonly Sought[] {
  return rows.map((row) => ({
    row,
    text: [row.secret, row.target, row.profile, row.from, row.to, row.problem?.message, ...(row.keys ?? [])]
      .filter((word) => word !== undefined)
      .join('\n')
      .toLowerCase(),
  }));
}

export type Filter = {
  readonly search: string;
  readonly sort: Sort;
  /** Lets through what belongs to a project; absent: everything. */
  readonly isInProject?: (row: HistoryRow) => boolean;
};

/** Every word of the search must be found. */
export function filtered(all: readonly Sought[], { search, sort, isInProject }: Filter): readonly HistoryRow[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const kinds = sort === 'all' ? undefined : KINDS[sort];
  const rows: HistoryRow[] = [];
  for (const { row, text } of all) {
    if (kinds !== undefined && !kinds.includes(row.kind)) continue;
    if (!words.every((word) => text.includes(word))) continue;
    if (isInProject === undefined || isInProject(row)) rows.push(row);
  }
  return rows;
}
