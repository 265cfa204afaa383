import { isUtf8 } from 'node:buffer';
import { closeSync, constants, fstatSync, lstatSync, openSync, readFileSync, type Stats } from 'node:fs';
import { codeOf, fileProblem } from './file-problem.ts';

/** What a regular file held at one moment. */
export type FileLook = { readonly text: string; readonly stats: Stats };

/** What it shall hold. */
export type NewText = {
  readonly text: string;
  /** Waited for before the file itself changes. */
  readonly intent: Promise<void> | undefined;
};

/** A file of another kind may slip in between the look and the opening: a FIFO would wait for its other side, a link lead away. */
export const CAUTIOUSLY = (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** Bytes. Far above every env file, far below what memory minds. */
const LARGEST = 64 * 1024 * 1024;

function notAFile(file: string) {
  return fileProblem('not-a-file', `${file} is not a plain file.`, 'Name a plain file in keyturn.yaml.');
}

function decode(bytes: Buffer, file: string): string {
  // `toString` keeps a byte order mark.
  if (isUtf8(bytes) && !bytes.includes(0)) return bytes.toString('utf8');
  const cure = 'Save it as UTF-8 text without NUL, or name another file in keyturn.yaml.';
  throw fileProblem('not-text', `${file} is not UTF-8 text.`, cure);
}

/** Reads from the descriptor's position. Raises ProblemError `not-a-file`, `not-text`. */
export function lookThrough(descriptor: number, file: string): FileLook {
  const stats = fstatSync(descriptor);
  if (!stats.isFile()) throw notAFile(file);
  if (stats.size > LARGEST)
    throw fileProblem('not-text', `${file} is larger than 64 MiB.`, 'Name an env file in keyturn.yaml.');
  return { text: decode(readFileSync(descriptor), file), stats };
}

function openIfThere(path: string, file: string): number | undefined {
  try {
    // Opening a device can already do something, so it is looked at first.
    if (!lstatSync(path).isFile()) throw notAFile(file);
    return openSync(path, constants.O_RDONLY | CAUTIOUSLY);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw ['ELOOP', 'EMLINK', 'ENXIO'].includes(codeOf(error)) ? notAFile(file) : error;
  }
}

/** Undefined when there is none. `file` is for people. Raises ProblemError `not-a-file`, `not-text`, and system errors. */
export function lookAtFile(path: string, file: string): FileLook | undefined {
  const descriptor = openIfThere(path, file);
  if (descriptor === undefined) return undefined;
  try {
    return lookThrough(descriptor, file);
  } finally {
    closeSync(descriptor);
  }
}

/** The same file with the same text. */
export function isSameLook(one: FileLook | undefined, other: FileLook | undefined): boolean {
  return one?.text === other?.text && one?.stats.ino === other?.stats.ino && one?.stats.dev === other?.stats.dev;
}
