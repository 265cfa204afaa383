import { statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { PROJECT_FILE } from './project-file.ts';

type Owner = { readonly user: number; readonly isFile: boolean };

function ownerOf(path: string): Owner | undefined {
  try {
    const found = statSync(path);
    return { user: found.uid, isFile: found.isFile() };
  } catch {
    return undefined;
  }
}

/**
 * The nearest folder upwards with a `keyturn.yaml`; undefined at the home folder's or the file system's edge.
 * A file that somebody else put into a shared parent such as `/tmp` does not count: it could name any target here.
 */
export function findProject(start: string, home: string): string | undefined {
  const self = ownerOf(start)?.user;
  for (let folder = resolve(start); ; folder = dirname(folder)) {
    const file = ownerOf(join(folder, PROJECT_FILE));
    if (file?.isFile && (folder === resolve(start) || file.user === self || file.user === 0)) return folder;
    if (folder === resolve(home) || dirname(folder) === folder) return undefined;
  }
}
