import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  linkSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { fileProblem, writeFailed } from './file-problem.ts';
import { type HeldDirectory, holdDirectory } from './held-directory.ts';
import { type FileLook, lookAtFile } from './plain-file.ts';
import { escapes, resolveInside } from './safe-path.ts';
import { sweepTemporaries, temporaryName, writeAll, writeTemporary } from './temporary-file.ts';

/** Answers the new text, or undefined to leave the file alone. Asked again when somebody else wrote meanwhile. */
export type Decide = (text: string | undefined) => string | undefined;

export type ChangeFile = {
  /** As the user named it; absolute. */
  readonly file: string;
  /** The project; nothing outside is touched. */
  readonly root: string;
  readonly inPlace: boolean;
  readonly decide: Decide;
};

/** An editor that saves that often in a row is not done yet. */
const MOST_ROUNDS = 8;

type Round = { readonly held: HeldDirectory; readonly name: string; readonly file: string };

function isSame(one: FileLook | undefined, other: FileLook | undefined): boolean {
  return one?.text === other?.text && one?.stats.ino === other?.stats.ino && one?.stats.dev === other?.stats.dev;
}

/** The old inode under a second name, so that it can be read after the rename. False where links are unsupported. */
function keepOld({ held, name }: Round, keeper: string): boolean {
  try {
    linkSync(held.entry(name), held.entry(keeper));
    return true;
  } catch {
    return false;
  }
}

/**
 * Replaces what `look` saw. Answers what an editor wrote into the old file in the meantime, which would be lost otherwise:
 * the caller merges it. `stale` when the file was not what `look` saw any more; then nothing happened.
 */
function replace(
  round: Round,
  look: FileLook | undefined,
  text: string,
): 'done' | 'stale' | { readonly theirs: FileLook } {
  const { held, name, file } = round;
  const temporary = temporaryName(name);
  const keeper = temporaryName(name);
  writeTemporary(held.entry(temporary), { content: Buffer.from(text), like: look?.stats, name: file });
  try {
    const isKept = look !== undefined && keepOld(round, keeper);
    if (!isSame(lookAtFile(held.entry(name), file), look)) return 'stale';
    renameSync(held.entry(temporary), held.entry(name));
    held.sync();
    const theirs = isKept ? lookAtFile(held.entry(keeper), file) : undefined;
    return theirs && theirs.text !== look?.text ? { theirs } : 'done';
  } finally {
    rmSync(held.entry(temporary), { force: true });
    rmSync(held.entry(keeper), { force: true });
  }
}

function checkWritable({ file }: Round, look: FileLook | undefined): void {
  if (look === undefined || (look.stats.mode & 0o200) !== 0) return;
  throw fileProblem(
    'write-failed',
    `${file} is read-only, so it was left alone.`,
    'Allow writing with `chmod u+w`, or name another file.',
  );
}

/** The same inode, for files mounted alone into a container. A power cut in the middle can tear it; a rename cannot reach it. */
function overwrite({ held, name, file }: Round, look: FileLook, text: string): 'done' | 'stale' {
  const descriptor = openSync(held.entry(name), constants.O_RDWR | (constants.O_NOFOLLOW ?? 0));
  try {
    const { ino, nlink } = fstatSync(descriptor);
    if (nlink > 1) throw escapes(file);
    if (ino !== look.stats.ino || lookAtFile(held.entry(name), file)?.text !== look.text) return 'stale';
    const content = Buffer.from(text);
    writeAll(descriptor, content);
    ftruncateSync(descriptor, content.length);
    fsyncSync(descriptor);
    return 'done';
  } finally {
    closeSync(descriptor);
  }
}

function settle(round: Round, { decide, inPlace }: ChangeFile): void {
  let theirs: FileLook | undefined;
  for (let rounds = 0; rounds < MOST_ROUNDS; rounds += 1) {
    const look = lookAtFile(round.held.entry(round.name), round.file);
    // Their text stands nowhere any more, so it is put back even where nothing is decided about it.
    const text = theirs ? (decide(theirs.text) ?? theirs.text) : decide(look?.text);
    if (text === undefined || text === look?.text) return;
    checkWritable(round, look);
    const done = inPlace && look ? overwrite(round, look, text) : replace(round, look, text);
    if (done === 'done') return;
    if (done !== 'stale') theirs = done.theirs;
  }
  throw fileProblem(
    'write-failed',
    `${round.file} keeps changing while it is written.`,
    'Close what writes it; it is tried again.',
  );
}

/**
 * Changes one text file by design decision 5: temporary file in the same folder, fsync, rename, fsync of the folder; old or
 * new at every moment. A file with several hard links gets a new inode: its other names, perhaps outside the project, keep
 * what they held. Raises ProblemError; then the file is as it was.
 */
export function changeFile(change: ChangeFile): void {
  const { file, root } = change;
  try {
    const { directory, name } = resolveInside(file, root);
    const held = holdDirectory(directory, realpathSync(root));
    try {
      sweepTemporaries(held, name);
      settle({ held, name, file }, change);
    } finally {
      held.close();
    }
  } catch (error) {
    throw writeFailed(file, error);
  }
}
