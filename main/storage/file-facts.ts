import { lstatSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { viewByGit } from './project-ignore.ts';

/** `mode` as people write it, such as `0600`; absent where the system has none. */
export type FileFacts = { readonly exists: boolean; readonly isIgnored: boolean; readonly mode?: string };

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}

/** Of a file, relative to its project, without looking into it. */
export async function fileFacts(project: string, file: string): Promise<FileFacts> {
  const path = resolve(project, file);
  const found = statSync(path, { throwIfNoEntry: false });
  const isIgnored = (await viewByGit(project, file)) === 'ignored';
  if (!found || process.platform === 'win32') return { exists: found !== undefined || isLink(path), isIgnored };
  return { exists: true, isIgnored, mode: (found.mode & 0o7777).toString(8).padStart(4, '0') };
}
