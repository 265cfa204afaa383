import type { Problem } from '../../../preload/plain.ts';
import type { ProjectRow, WatchRow } from '../../../preload/views.ts';
import { checkProblem, isShared, sharedCause, standingOf, wantsSomebody } from './standing.ts';

/** One row of the list. `id` names it for the focus, from view to view. */
export type Item =
  | {
      readonly kind: 'watch';
      readonly id: string;
      readonly row: WatchRow;
      /** Those that wait for the same, itself first; empty where another row carries the cure. */
      readonly cures: readonly WatchRow[];
    }
  | { readonly kind: 'shared'; readonly id: string; readonly problem: Problem; readonly rows: readonly WatchRow[] }
  | { readonly kind: 'project'; readonly id: string; readonly project: ProjectRow };

export type Group = { readonly name: string; readonly note?: string; readonly items: readonly Item[] };

export const GROUPINGS = ['project', 'profile', 'rotation', 'none'] as const;
export type Grouping = (typeof GROUPINGS)[number];

export function itemOf(row: WatchRow, cures: readonly WatchRow[] = [row]): Item {
  return { kind: 'watch', id: row.key, row, cures };
}

export function projectItems(projects: readonly ProjectRow[]): Item[] {
  return projects
    .filter(({ standing }) => standing !== 'runs')
    .map((project) => ({ kind: 'project', id: `project ${project.directory}`, project }));
}

/** A denial may be about one secret; a sign-in never is. */
function isOfSeveral(rows: readonly WatchRow[]): boolean {
  const problem = rows[0] && checkProblem(rows[0]);
  return rows.length > 1 || (problem !== undefined && isShared(problem));
}

/** Those that one problem of a profile holds up, by that problem. */
function sharedGroups(rows: readonly WatchRow[]): ReadonlyMap<string, readonly WatchRow[]> {
  const groups = new Map<string, WatchRow[]>();
  for (const row of rows) {
    const id = sharedCause(row);
    if (id !== undefined) groups.set(id, [...(groups.get(id) ?? []), row]);
  }
  return new Map([...groups].filter(([, all]) => isOfSeveral(all)));
}

const rank = (row: WatchRow): number => (standingOf(row) === 'needs you' ? 0 : 1);

/** Two lines a row: each watch once; of those with one shared problem the first carries the cure. */
export function fullAttention(rows: readonly WatchRow[]): Item[] {
  const wanting = rows.filter((row) => wantsSomebody(standingOf(row)));
  const shared = sharedGroups(wanting.filter((row) => rank(row) > 0));
  const held = new Set([...shared.values()].flat());
  const own = wanting.filter((row) => !held.has(row)).sort((one, other) => rank(one) - rank(other));
  const together = [...shared.values()].flatMap((all) => all.map((row, index) => itemOf(row, index === 0 ? all : [])));
  return [...own.map((row) => itemOf(row)), ...together];
}

/** One line a row: one row for a shared problem; the watches that wait for it stay in their groups. */
export function denseAttention(rows: readonly WatchRow[]): {
  readonly items: Item[];
  readonly taken: ReadonlySet<WatchRow>;
  readonly held: ReadonlySet<WatchRow>;
} {
  const wanting = rows.filter((row) => wantsSomebody(standingOf(row)));
  const shared = sharedGroups(wanting.filter((row) => rank(row) > 0));
  const held = new Set([...shared.values()].flat());
  const own = wanting.filter((row) => !held.has(row)).sort((one, other) => rank(one) - rank(other));
  const together = [...shared].flatMap(([id, all]): Item[] => {
    const problem = all[0] && checkProblem(all[0]);
    return problem === undefined ? [] : [{ kind: 'shared', id, problem, rows: all }];
  });
  return { items: [...own.map((row) => itemOf(row)), ...together], taken: new Set(own), held };
}
