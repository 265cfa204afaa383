import { closeSync, constants, fsyncSync, openSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { escapes, isInside } from './safe-path.ts';

/** A folder kept open, so that nobody can put another one under its name between the check and the write. */
export type HeldDirectory = {
  /** Path of an entry, through the open folder where the system can (Linux). */
  entry(name: string): string;
  /** Makes renames durable; nothing on systems that cannot. */
  sync(): void;
  close(): void;
};

function byPath(directory: string): HeldDirectory {
  return { entry: (name) => join(directory, name), sync: () => undefined, close: () => undefined };
}

/** `root` is real already. Raises ProblemError `target-escapes` when the folder was swapped for one outside. */
export function holdDirectory(directory: string, root: string): HeldDirectory {
  if (process.platform === 'win32') return byPath(directory);
  const descriptor = openSync(directory, constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW);
  const through = process.platform === 'linux' ? `/proc/self/fd/${descriptor}` : directory;
  const held = {
    entry: (name: string) => join(through, name),
    sync: () => fsyncSync(descriptor),
    close: () => closeSync(descriptor),
  };
  if (isInside(realpathSync(through), root)) return held;
  held.close();
  throw escapes(directory);
}
