import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** Gone when the test is. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'keyturn-storage-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function modeOf(path: string): string {
  return (statSync(path).mode & 0o777).toString(8);
}

/** Every file's name and content in one text, to search for what must not be there. */
export function everythingIn(folder: string): string {
  return readdirSync(folder)
    .map(
      (name) => `${name}\n${statSync(join(folder, name)).isFile() ? readFileSync(join(folder, name), 'latin1') : ''}`,
    )
    .join('\n');
}
