import type { HistoryRow } from '../../../preload/views.ts';
import type { Sort } from '../../words/history.ts';
import type { Entry } from './entries.ts';

const KINDS: Record<Exclude<Sort, 'all'>, readonly string[]> = {
  rotations: ['changed'],
  writes: ['written', 'action', 'kept', 'taken'],
  problems: ['conflict', 'refused', 'failed', 'recovered', 'noticed'],
};

export type Filter = {
  readonly search: string;
  readonly sort: Sort;
  /** Lets through what belongs to a project; absent: everything. */
  readonly isInProject?: (row: HistoryRow) => boolean;
};

/** Every word of the search must be found. */
export function filtered(all: readonly Entry[], { search, sort, isInProject }: Filter): readonly Entry[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const kinds = sort === 'all' ? undefined : KINDS[sort];
  return all.filter(
    ({ row, text }) =>
      (kinds === undefined || kinds.includes(row.kind)) &&
      words.every((word) => text.includes(word)) &&
      (isInProject === undefined || isInProject(row)),
  );
}
