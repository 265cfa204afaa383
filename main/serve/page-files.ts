import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type PageFile = { readonly type: string; readonly bytes: Buffer };

const TYPES: Readonly<Record<string, string>> = {
  'index.html': 'text/html; charset=utf-8',
  'keyturn.js': 'text/javascript; charset=utf-8',
  'keyturn.css': 'text/css; charset=utf-8',
  'keyturn.svg': 'image/svg+xml',
};

/** The window's own files by path, and no others: nothing is looked up by a name that came from outside. */
export function readPageFiles(directory: string): ReadonlyMap<string, PageFile> {
  const files = new Map<string, PageFile>();
  for (const [name, type] of Object.entries(TYPES)) {
    files.set(`/${name}`, { type, bytes: readFileSync(join(directory, name)) });
  }
  const start = files.get('/index.html');
  if (start) files.set('/', start);
  return files;
}
