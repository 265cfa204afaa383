import { randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fsyncSync,
  openSync,
  readdirSync,
  rmSync,
  type Stats,
  writeSync,
} from 'node:fs';
import { fileProblem } from './file-problem.ts';
import type { HeldDirectory } from './held-directory.ts';

const EXCLUSIVE = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW ?? 0);

/** `.NAME.keyturn-1f…`: recognised by the sweep, hidden, and without a hint of what is inside. */
export function temporaryName(name: string): string {
  return `.${name}.keyturn-${randomBytes(6).toString('hex')}`;
}

/** Removes what a killed run left beside a file. There is one owner, so nobody else's are in use. */
export function sweepTemporaries(directory: HeldDirectory, name: string): void {
  const start = `.${name}.keyturn-`;
  for (const entry of readdirSync(directory.entry('.'))) {
    const isOurs = entry.startsWith(start) && /^[0-9a-f]{12}$/.test(entry.slice(start.length));
    if (isOurs) rmSync(directory.entry(entry), { force: true });
  }
}

export function writeAll(descriptor: number, bytes: Buffer): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(descriptor, bytes, done, bytes.length - done, done);
}

/** The mode that the new file may have: the old one, less what would go to a group that is not the old one. */
function takeOverOwner(descriptor: number, { uid, gid, mode }: Stats, name: string): number {
  if (!process.getuid || (uid === process.getuid() && gid === process.getgid?.())) return mode & 0o777;
  try {
    fchownSync(descriptor, uid, gid);
    return mode & 0o777;
  } catch {
    if (uid === process.getuid()) return mode & 0o700;
    // A file of somebody else cannot be replaced without becoming ours.
    throw fileProblem(
      'write-failed',
      `${name} belongs to another user.`,
      'Take it over, or set `inPlace: true` for it.',
    );
  }
}

/** Durable content under a new name: 0600 from the start, then the mode of the file it will replace. */
export function writeTemporary(
  path: string,
  { content, like, name }: { content: Buffer; like: Stats | undefined; name: string },
): void {
  const descriptor = openSync(path, EXCLUSIVE, 0o600);
  try {
    writeAll(descriptor, content);
    if (like) fchmodSync(descriptor, takeOverOwner(descriptor, like, name));
    fsyncSync(descriptor);
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  } finally {
    closeSync(descriptor);
  }
}
