import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { ProblemError } from '../domain/problem.ts';

/** Makes names in a folder durable. Windows has no such call, and needs none. */
export function fsyncDirectory(directory: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(directory, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** One process writes a path, so one name does. A kill may leave it behind. */
export function temporaryPath(path: string): string {
  return `${path}.new`;
}

/**
 * Old or new content under the path, never a mix, whatever happens meanwhile. Answers a descriptor, open for appending.
 */
export function replaceAndOpen({ path, content }: { path: string; content: string }): number {
  const temporary = temporaryPath(path);
  rmSync(temporary, { force: true });
  const descriptor = openSync(temporary, 'ax', 0o600);
  try {
    writeFileSync(descriptor, content);
    fsyncSync(descriptor);
    renameSync(temporary, path);
    fsyncDirectory(dirname(path));
    return descriptor;
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }
}

/** As `replaceAndOpen`, without keeping it open. Raises the file system's own error. */
export function replaceFile(file: { path: string; content: string }): void {
  closeSync(replaceAndOpen(file));
}

/** Where a damaged file, or what is damaged of it, is kept. `now` in epoch milliseconds. */
export function damagedPath(path: string, now: number): string {
  return `${path}.damaged-${new Date(now).toISOString().replaceAll(':', '-')}`;
}

/** `ENOSPC`, `EACCES`, …; the message of a system error is left out: it says no more. */
export function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown error';
}

/** What helps against a failed write, by system error; POSIX names, which Node uses on Windows too. */
const CURES: Readonly<Record<string, string>> = {
  ENOSPC: 'Free some disk space',
  EDQUOT: 'Free some of your disk quota',
  EROFS: 'Choose a folder that is not mounted read-only',
  EEXIST: 'Move the file away that stands where a folder is needed',
  ENOTDIR: 'Move the file away that stands where a folder is needed',
};

/** A failed write as a problem with the cure that fits; a problem stays what it is. */
export function storageFailed(path: string, error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  const code = systemCode(error);
  return new ProblemError({
    code: 'write-failed',
    message: `${path} could not be written (${code})`,
    cure: CURES[code] ?? 'Make the folder writable for your user',
  });
}

/** `undefined` for a file that is not there. Raises a `ProblemError` for one that cannot be read. */
export function readIfPresent<T>(path: string, read: (path: string) => T): T | undefined {
  try {
    return read(path);
  } catch (error) {
    const code = systemCode(error);
    if (code === 'ENOENT') return undefined;
    throw new ProblemError({
      code: 'settings-damaged',
      message: `${path} could not be read (${code})`,
      cure: 'Make it readable and writable for your user, or move it away',
    });
  }
}
