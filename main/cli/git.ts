import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { basename, dirname } from 'node:path';

export type GitState = 'tracked' | 'ignored' | 'open' | 'no repository';

/** Exit code, undefined when git is not there. */
function git(cwd: string, args: readonly string[]): Promise<number | undefined> {
  // A monitor named in the repository's own settings would be started.
  const safe = ['-c', 'core.fsmonitor=false', ...args];
  return new Promise((resolve) => {
    const child = execFile('git', safe, { cwd, timeout: 5000 }, (error) => {
      if (error && typeof error.code !== 'number') resolve(undefined);
      else resolve(child.exitCode ?? undefined);
    });
  });
}

function nearestFolder(path: string): string {
  const folder = dirname(path);
  return existsSync(folder) || folder === path ? folder : nearestFolder(folder);
}

/** What git would do with a file, there or not. `open`: in a repository, and neither tracked nor ignored. */
export async function gitState(file: string): Promise<GitState> {
  const cwd = nearestFolder(file);
  if ((await git(cwd, ['rev-parse', '--is-inside-work-tree'])) !== 0) return 'no repository';
  const path = cwd === dirname(file) ? basename(file) : file;
  if ((await git(cwd, ['ls-files', '--error-unmatch', '--', path])) === 0) return 'tracked';
  return (await git(cwd, ['check-ignore', '-q', '--', path])) === 0 ? 'ignored' : 'open';
}
