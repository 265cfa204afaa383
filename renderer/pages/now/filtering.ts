import type { WatchRow } from '../../../preload/views.ts';
import { standingOf, wantsSomebody, wasJustWritten } from './standing.ts';

export const SHOWN = ['all', 'attention', 'changed', 'paused'] as const;
export type Shown = (typeof SHOWN)[number];

export type Filter = { readonly search: string; readonly shown: Shown };

export const NO_FILTER: Filter = { search: '', shown: 'all' };

function isShown(row: WatchRow, shown: Shown, now: number): boolean {
  switch (shown) {
    case 'all':
      return true;
    case 'attention':
      return wantsSomebody(standingOf(row));
    case 'changed':
      return wasJustWritten(row, now);
    case 'paused':
      return row.pause !== undefined;
  }
}

function says(row: WatchRow, needle: string): boolean {
  const texts = [row.secret, ...row.targets.flatMap(({ name, keys }) => [name, ...keys])];
  return texts.some((text) => text.toLowerCase().includes(needle));
}

/** By secret, variable or file; case does not count. */
export function filtered(rows: readonly WatchRow[], { search, shown }: Filter, now: number): readonly WatchRow[] {
  const needle = search.trim().toLowerCase();
  return rows.filter((row) => isShown(row, shown, now) && says(row, needle));
}
