import type { AppView, ProjectRow, WatchRow } from '../../preload/views.ts';
import type { MenuWords } from './menu-words.ts';
import { displayed, shortened } from './short-names.ts';
import { isSignInProblem } from './sign-in-problem.ts';
import { entry, type MenuLine } from './tray-menu.ts';

const MOST_PROBLEMS = 6;
const LONGEST_NAME = 40;

function short(name: string): string {
  return shortened(displayed(name), LONGEST_NAME);
}

function watchProblem(row: WatchRow, words: MenuWords): { readonly label: string; readonly rank: number } | undefined {
  const { freshness, targets, profile } = row;
  const name = short(row.secret);
  const conflicts = targets.filter(({ state }) => state === 'conflict');
  if (conflicts.length > 0) {
    const keys = new Set(conflicts.flatMap((target) => target.keys)).size;
    return { label: `${words.choose(name)}${keys > 1 ? `, ${keys} keys` : ''}`, rank: 0 };
  }
  if (freshness.kind === 'stale' || freshness.kind === 'failed') {
    if (isSignInProblem(freshness.problem)) return { label: words.signIn(short(profile ?? 'default')), rank: 1 };
    return { label: `Cannot check: ${name}`, rank: 2 };
  }
  const isUnwritten = targets.some(({ state }) => state === 'refused' || state === 'failed');
  return isUnwritten ? { label: `Not written: ${name}`, rank: 3 } : undefined;
}

function projectProblem({ directory, name, standing }: ProjectRow): MenuLine[] {
  if (standing === 'runs') return [];
  if (standing === 'waits for trust') {
    return [entry(`Review: ${short(name)}`, { kind: 'open', route: { page: 'trust', key: directory } })];
  }
  return [entry(`Cannot read keyturn.yaml: ${short(name)}`, { kind: 'open', route: { page: 'now' } })];
}

/** What needs somebody, first the choices; one line a profile that must sign in. */
export function problemLines(
  { watches, projects }: Pick<AppView, 'watches' | 'projects'>,
  words: MenuWords,
): MenuLine[] {
  const found = watches.flatMap((row) => {
    const problem = watchProblem(row, words);
    return problem ? [{ ...problem, key: row.key }] : [];
  });
  found.sort((one, other) => one.rank - other.rank);
  const lines = new Map<string, MenuLine>();
  for (const { label, key } of found) {
    if (!lines.has(label)) lines.set(label, entry(label, { kind: 'open', route: { page: 'watch', key } }));
  }
  const all = [...projects.flatMap(projectProblem), ...lines.values()];
  if (all.length <= MOST_PROBLEMS) return all;
  const shown = all.slice(0, MOST_PROBLEMS - 1);
  return [...shown, entry(`${all.length - shown.length} more`, { kind: 'open', route: { page: 'now' } })];
}
