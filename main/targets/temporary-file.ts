import { randomUUID } from 'node:crypto';
import {
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  lstatSync,
  openSync,
  readdirSync,
  rmSync,
  type Stats,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { fileProblem } from './file-problem.ts';
import type { HeldDirectory, Spot } from './held-directory.ts';

const EXCLUSIVELY = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW ?? 0);
const OURS = /^\..+\.keyturn-[0-9a-f]{12}\.(tmp|old)$/s;
/** Characters of the target's name that are repeated: names end at 255 bytes, and a character takes up to four. */
const NAME_LENGTH = 50;

/** One for what will be written, one to keep what stood there. Recognised by the sweep, without a hint of the content. */
export function temporaryNames(name: string): { readonly temporary: string; readonly keeper: string } {
  const start = [...name].slice(0, NAME_LENGTH).join('');
  // Node has these in store; bytes it would have to ask for.
  const chance = randomUUID().slice(-12);
  return { temporary: `.${start}.keyturn-${chance}.tmp`, keeper: `.${start}.keyturn-${chance}.old` };
}

/** Folders that hold nothing of ours but what is being written. */
const swept = new Set<string>();

/** What cannot be removed now is swept before the next change; it never turns a finished write into a failed one. */
export function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    swept.clear();
  }
}

function isLeftover(path: string, target: Stats | undefined): boolean {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (!stats?.isFile()) return false;
  const isSecondName = stats.ino === target?.ino && stats.dev === target.dev;
  return isSecondName || !process.geteuid || stats.uid === process.geteuid();
}

function entriesOf(held: HeldDirectory): string[] {
  try {
    return readdirSync(held.entry('.'));
  } catch {
    swept.clear();
    return [];
  }
}

/**
 * Removes what a killed run left in the folder, for whichever file; once in this process, and again when something could not be
 * removed. There is one owner, so none of it is in use.
 */
export function sweepTemporaries({ held, name, file }: Spot): void {
  const folder = dirname(file);
  if (swept.has(folder)) return;
  swept.add(folder);
  const target = lstatSync(held.entry(name), { throwIfNoEntry: false });
  for (const entry of entriesOf(held)) {
    if (OURS.test(entry) && isLeftover(held.entry(entry), target)) removeQuietly(held.entry(entry));
  }
}

/** From the start of the file; a write may take less than it was given. Raises system errors. */
export function writeAll(descriptor: number, bytes: Buffer): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(descriptor, bytes, done, bytes.length - done, done);
}

/** The mode that the new file may have: the old one, less what would go to another group than before. */
function takeOverOwner(descriptor: number, { uid, gid, mode }: Stats, file: string): number {
  const mine = fstatSync(descriptor);
  if (uid === mine.uid && gid === mine.gid) return mode & 0o777;
  try {
    fchownSync(descriptor, uid, gid);
    return mode & 0o777;
  } catch {
    if (uid === mine.uid) return mode & 0o707;
    // A file of somebody else cannot be replaced without becoming ours.
    const cure = 'Take it over with `chown`, or set `inPlace: true` for it.';
    throw fileProblem('write-failed', `${file} belongs to another user.`, cure);
  }
}

type Content = { readonly bytes: Buffer; readonly like: Stats | undefined; readonly file: string };

function fillAndClose(descriptor: number, { bytes, like, file }: Content): Stats {
  try {
    writeAll(descriptor, bytes);
    if (like) fchmodSync(descriptor, takeOverOwner(descriptor, like, file));
    fsyncSync(descriptor);
    return fstatSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Durable content under a new name: 0600 from the start, then the mode of the file it will replace. Leaves nothing when it fails. */
export function writeTemporary(path: string, content: Content): Stats {
  const descriptor = openSync(path, EXCLUSIVELY, 0o600);
  try {
    return fillAndClose(descriptor, content);
  } catch (error) {
    removeQuietly(path);
    throw error;
  }
}
