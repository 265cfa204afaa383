import { closeSync, constants, fsyncSync, openSync, readlinkSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf } from './file-problem.ts';
import { checkDirectory, resolveInside } from './safe-path.ts';

/** A folder kept open, so that nobody can put another one under its name between the check and the write. */
export type HeldDirectory = {
  /** Path of an entry, through the open folder where the system can (Linux). */
  entry(name: string): string;
  /** Makes renames durable; nothing on systems that cannot. */
  sync(): void;
  close(): void;
};

/** One name in a held folder. `file` is how people know it. */
export type Spot = { readonly held: HeldDirectory; readonly name: string; readonly file: string };

/** Windows and some shared folders have no fsync for folders; others say so when the disk fails. */
function syncDirectory(descriptor: number): void {
  try {
    fsyncSync(descriptor);
  } catch (error) {
    if (!['EINVAL', 'ENOTSUP', 'EPERM', 'EBADF'].includes(codeOf(error))) throw error;
  }
}

/** Only read through: a failed close tells nothing about what was written. */
function closeQuietly(descriptor: number): void {
  try {
    closeSync(descriptor);
  } catch {
    // Closed as far as it can be.
  }
}

/** Undefined where `/proc` is not mounted. */
function readLink(link: string): string | undefined {
  try {
    return readlinkSync(link);
  } catch {
    return undefined;
  }
}

function hold(directory: string, target: { root: string; file: string }): HeldDirectory {
  if (process.platform === 'win32')
    return { entry: (name) => join(directory, name), sync: () => undefined, close: () => undefined };
  const descriptor = openSync(directory, constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW);
  try {
    const link = `/proc/self/fd/${descriptor}`;
    const opened = process.platform === 'linux' ? readLink(link) : undefined;
    // What is open is judged, not what the name leads to by now.
    checkDirectory(opened ?? realpathSync(directory), target);
    const path = opened === undefined ? directory : link;
    return {
      entry: (name) => join(path, name),
      sync: () => syncDirectory(descriptor),
      close: () => closeQuietly(descriptor),
    };
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }
}

/** Where a target really lies, held open until closed. Raises ProblemError `target-escapes`, `not-a-file`, and system errors. */
export function holdSpot(file: string, root: string): Spot {
  const { directory, name, root: realRoot } = resolveInside(file, root);
  return { held: hold(directory, { root: realRoot, file }), name, file };
}
