import { watch } from 'node:fs';
import { basename, dirname } from 'node:path';

/** Editors write in several steps; one change is told once. Milliseconds. */
const QUIET_MS = 100;

/** Calls back when a file changed, appeared or went; its folder is watched, because editors replace files. Returns its own removal. */
export function onFileChange(path: string, changed: () => void): () => void {
  const name = basename(path);
  let quiet: NodeJS.Timeout | undefined;
  const watcher = watch(dirname(path), { persistent: false }, (_event, file) => {
    if (file !== null && file !== name) return;
    clearTimeout(quiet);
    quiet = setTimeout(changed, QUIET_MS);
  });
  // A folder that goes away ends the watching, not the process.
  watcher.on('error', () => watcher.close());
  return () => {
    clearTimeout(quiet);
    watcher.close();
  };
}
