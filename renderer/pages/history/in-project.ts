import type { HistoryRow, WatchRow } from '../../../preload/views.ts';
import { isInside } from '../inside.ts';

/** Whether a row belongs to a project: by its file, else by the secrets that the project watches. */
export function inProject(directory: string, watches: readonly WatchRow[]): (row: HistoryRow) => boolean {
  const secrets = new Set(watches.filter(({ projects }) => projects.includes(directory)).map(({ secret }) => secret));
  return ({ target, secret }) =>
    target !== undefined && !target.startsWith('keychain:')
      ? isInside(target, directory)
      : secret !== undefined && secrets.has(secret);
}
