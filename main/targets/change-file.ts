import { type Stats, statSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { replaceFile } from './atomic-file.ts';
import { fileProblem, writeFailed } from './file-problem.ts';
import { holdSpot, type Spot } from './held-directory.ts';
import { overwriteFile } from './in-place-file.ts';
import { type FileLook, lookAtFile, type NewText } from './plain-file.ts';
import { checkPlanted } from './safe-path.ts';
import { sweepTemporaries } from './temporary-file.ts';

export type ChangeFile = {
  /** As the user named it; absolute. */
  readonly file: string;
  /** The project; nothing outside is touched. */
  readonly root: string;
  readonly inPlace: boolean;
  /** Undefined to leave the file alone. Asked again when somebody else wrote meanwhile. */
  readonly decide: (text: string | undefined) => NewText | undefined;
};

/** How a file looked after our last write, by path: such a file is in nobody's editor. */
export type LastWrites = Map<string, string>;

/** An editor that saves that often in a row is not done yet. */
const MOST_ROUNDS = 8;
/** Many editors cut a file and then write it; a file touched less than this long ago may be half saved. Milliseconds. */
const QUIET_MS = 30;
const MOST_WAITS = 20;

function identityOf({ dev, ino, mtimeMs, size }: Stats): string {
  return [dev, ino, mtimeMs, size].join(' ');
}

async function lookWhenQuiet({ held, name, file }: Spot, lastWrites: LastWrites): Promise<FileLook | undefined> {
  for (let waits = 0; ; waits += 1) {
    const look = lookAtFile(held.entry(name), file);
    const isOurs = look && lastWrites.get(file) === identityOf(look.stats);
    if (!look || isOurs || waits === MOST_WAITS || Math.abs(Date.now() - look.stats.mtimeMs) > QUIET_MS) return look;
    await delay(QUIET_MS);
  }
}

/** Bytes under a second name may lie outside of the project, and a rename would part the two without a word. */
function checkChangeable(file: string, { mode, nlink }: Stats): void {
  if (nlink > 1) {
    const cure = 'Give it one name: copy it, and move the copy over it.';
    throw fileProblem('target-escapes', `${file} has a second name (a hard link), so it was left alone.`, cure);
  }
  if ((mode & 0o200) !== 0) return;
  const cure = 'Allow writing with `chmod u+w`, or name another file in keyturn.yaml.';
  throw fileProblem('write-failed', `${file} is read-only, so it was left alone.`, cure);
}

async function settle(spot: Spot, { decide, inPlace, root }: ChangeFile, lastWrites: LastWrites): Promise<void> {
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const look = await lookWhenQuiet(spot, lastWrites);
    const change = decide(look?.text);
    if (change === undefined || change.text === look?.text) return;
    if (look) {
      checkChangeable(spot.file, look.stats);
      checkPlanted(look.stats, statSync(spot.held.entry('.')), { root, file: spot.file });
    }
    const written = await (look && inPlace ? overwriteFile(spot, look, change) : replaceFile(spot, look, change));
    if (written === 'stale') continue;
    lastWrites.set(spot.file, identityOf(written));
    return;
  }
  const cure = 'Close what writes it; it is tried again.';
  throw fileProblem('write-failed', `${spot.file} keeps changing while it is written.`, cure);
}

/** Changes one text file and merges with whoever else writes it. Raises ProblemError; what the user had then stands there. */
export async function changeFile(change: ChangeFile, lastWrites: LastWrites): Promise<void> {
  const { file, root } = change;
  try {
    const spot = holdSpot(file, root);
    try {
      sweepTemporaries(spot);
      await settle(spot, change, lastWrites);
    } finally {
      spot.held.close();
    }
  } catch (error) {
    throw writeFailed(file, error);
  }
}

/** The text of a file, undefined when there is none. Writes nothing. Raises ProblemError. */
export function readFile(file: string, root: string): string | undefined {
  const spot = holdSpot(file, root);
  try {
    return lookAtFile(spot.held.entry(spot.name), file)?.text;
  } finally {
    spot.held.close();
  }
}
