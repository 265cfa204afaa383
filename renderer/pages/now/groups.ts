import type { AppView, WatchRow } from '../../../preload/views.ts';
import { DAY, daysBetween } from '../../times.ts';
import * as words from '../../words/now.ts';
import { denseAttention, fullAttention, type Group, type Grouping, itemOf, projectItems } from './items.ts';
import { type Standing, standingOf } from './standing.ts';

const byName = (one: WatchRow, other: WatchRow): number => (one.secret < other.secret ? -1 : 1);

function present(groups: readonly Group[]): readonly Group[] {
  return groups.filter(({ items }) => items.length > 0);
}

const CALM = ['stale', 'not checked yet', 'in step', 'paused'] as const satisfies readonly Standing[];

/** Up to 40 watches: by how they stand. */
export function fullGroups(rows: readonly WatchRow[], projects: AppView['projects']): readonly Group[] {
  const calm = CALM.map((standing) => ({
    name: words.STANDING_HEADS[standing],
    items: rows.filter((row) => standingOf(row) === standing).map((row) => itemOf(row)),
  }));
  return present([{ name: words.ATTENTION, items: [...projectItems(projects), ...fullAttention(rows)] }, ...calm]);
}

function rotationGroup({ nextRotationBy }: WatchRow, now: number): string {
  if (nextRotationBy === undefined) return words.ROTATIONS.none;
  if (daysBetween(nextRotationBy, now) <= 0) return words.ROTATIONS.today;
  return nextRotationBy - now < 7 * DAY ? words.ROTATIONS.week : words.ROTATIONS.later;
}

function namesOf(row: WatchRow, by: Grouping, context: Context): string {
  switch (by) {
    case 'project':
      return context.projects.find(({ directory }) => row.projects.includes(directory))?.name ?? words.OTHER;
    case 'profile':
      return row.profile ?? words.DEFAULT_PROFILE;
    case 'rotation':
      return rotationGroup(row, context.now);
    case 'none':
      return words.ALL_WATCHES;
  }
}

type Context = { readonly projects: AppView['projects']; readonly now: number };

/** `dev, eu-west-1`, where all of a group agree. */
function whereOf(rows: readonly WatchRow[]): string | undefined {
  const places = new Set(rows.map(words.place));
  return places.size === 1 ? [...places][0] : undefined;
}

const ORDER: readonly string[] = [
  words.ROTATIONS.today,
  words.ROTATIONS.week,
  words.ROTATIONS.later,
  words.ROTATIONS.none,
];

/** Above 40: what wants somebody, then as asked. */
export function denseGroups(rows: readonly WatchRow[], by: Grouping, context: Context): readonly Group[] {
  const { items, taken, held } = denseAttention(rows);
  const named = new Map<string, WatchRow[]>();
  for (const row of rows) {
    if (taken.has(row)) continue;
    const name = namesOf(row, by, context);
    const group = named.get(name) ?? [];
    group.push(row);
    named.set(name, group);
  }
  const names = [...named.keys()];
  if (by === 'rotation') names.sort((one, other) => ORDER.indexOf(one) - ORDER.indexOf(other));
  const rest = names.map((name): Group => {
    const all = [...(named.get(name) ?? [])].sort(byName);
    const note = by === 'project' ? whereOf(all) : undefined;
    return {
      name,
      items: all.map((row) => itemOf(row, held.has(row) ? [] : [row])),
      ...(note !== undefined && { note }),
    };
  });
  return present([{ name: words.ATTENTION, items: [...projectItems(context.projects), ...items] }, ...rest]);
}
