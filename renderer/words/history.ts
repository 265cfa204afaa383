import { counted } from './shell.ts';

/** What the filter lets through; each is a set of kinds (renderer/pages/history/filtering.ts). */
export type Sort = 'all' | 'rotations' | 'writes' | 'problems';

export const SORTS: Record<Sort, string> = {
  all: 'All',
  rotations: 'Rotations',
  writes: 'Writes',
  problems: 'Problems',
};

export const words = {
  title: 'History',
  kept: 'Names and times only, kept on this machine.',
  exportJson: 'Export JSON',
  exportCsv: 'Export CSV',
  search: 'Search history',
  placeholder: 'Secret, key or file',
  sort: 'Kind',
  project: 'Project',
  allProjects: 'All projects',
  timeline: 'Timeline',
  nothingYet: 'Nothing has happened yet. Every rotation, write and problem will be listed here.',
  nothingFound: 'Nothing matches.',
  showAll: 'Show all',
  today: 'Today',
  yesterday: 'Yesterday',
  rotations: 'Rotations',
  plotTitle: (days: number) => `Rotations per secret over ${days} days`,
  plotNote: (days: number) => `per secret, last ${days} days and the next planned`,
  noRotations: 'No rotation in this time.',
  asTable: 'The same as a table',
  planned: 'planned',
  todayMark: 'today',
  more: (number: number) => `${counted(number, 'more secret')} in the table`,
  columns: { secret: 'Secret', count: 'Rotations', last: 'Last', unwritten: 'Not written', next: 'Next planned' },
  none: 'none',
  shown: (shown: number, all: number) =>
    shown === all ? counted(all, 'entry', 'entries') : `${shown} of ${counted(all, 'entry', 'entries')}`,
} as const;

/** `6 rotations in 30 days, 1 waits for you.` */
export function answerLine({ rotations, waiting }: { readonly rotations: number; readonly waiting: number }): string {
  const turned = `${counted(rotations, 'rotation')} in 30 days`;
  const waits = waiting === 0 ? '' : `, ${waiting} ${waiting === 1 ? 'waits' : 'wait'} for you`;
  return `${turned}${waits}. ${words.kept}`;
}

/** The plot of one secret in a sentence. */
export function laneLine({
  secret,
  rotations,
  unwritten,
  next,
}: {
  readonly secret: string;
  readonly rotations: number;
  readonly unwritten: number;
  readonly next: string | undefined;
}): string {
  const missed = unwritten === 0 ? '' : `, ${unwritten} not written`;
  return `${secret}: ${counted(rotations, 'rotation')}${missed}${next === undefined ? '' : `, next ${next}`}.`;
}
