import { closeSync, fdatasync, openSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { fsyncDirectory, readIfPresent, replaceAndOpen, storageFailed, temporaryPath } from './durable-file.ts';

/** Append-only JSON lines with one writer. Failures to write are `ProblemError`s of code `write-failed`. */
export type LineFile = {
  /** In bytes. */
  size(): number;
  /** Survives a kill. */
  append(entries: readonly object[]): void;
  /** Survives a kill when it returns, a power cut when it resolves: meanwhile there is other work to do. */
  appendDurably(entries: readonly object[]): Promise<void>;
  /** Old or new content, never a mix; durable. */
  replace(entries: readonly object[]): void;
};

export type Lines<Entry> = {
  readonly entries: readonly Entry[];
  readonly damaged: readonly string[];
  /** The last line lacked its end and was not whole: what a kill in mid-write leaves. */
  readonly isTorn: boolean;
};

/** `parse` answers undefined for a line it does not understand. */
export function readLines<Entry>(path: string, parse: (line: string) => Entry | undefined): Lines<Entry> {
  const pieces = (readIfPresent(path, (file) => readFileSync(file, 'utf8')) ?? '').split('\n');
  const last = pieces.pop() ?? '';
  const entries: Entry[] = [];
  const damaged: string[] = [];
  for (const line of pieces) {
    const entry = parse(line);
    if (entry !== undefined) entries.push(entry);
    else if (line !== '') damaged.push(line);
  }
  const lastEntry = parse(last);
  if (lastEntry !== undefined) entries.push(lastEntry);
  return { entries, damaged, isTorn: last !== '' && lastEntry === undefined };
}

export function toLine(entry: object): string {
  return `${JSON.stringify(entry)}\n`;
}

/** Opens or creates it, for its user alone. */
export function openLineFile(path: string): LineFile {
  guard(path, () => rmSync(temporaryPath(path), { force: true }));
  let descriptor = guard(path, () => openSync(path, 'a', 0o600));
  fsyncDirectory(dirname(path));
  let size = statSync(path).size;
  // Whatever stands there may lack its end; an empty line costs nothing.
  let separator = size > 0 ? '\n' : '';
  // A descriptor that was closed meanwhile could be another file's.
  let inUse: Promise<unknown> = Promise.resolve();
  const append = (entries: readonly object[]): void => {
    const lines = separator + entries.map(toLine).join('');
    separator = '\n';
    guard(path, () => writeFileSync(descriptor, lines));
    separator = '';
    size += Buffer.byteLength(lines);
  };
  return {
    size: () => size,
    append,
    appendDurably(entries) {
      append(entries);
      const synced = sync(descriptor).catch((error: unknown) => {
        throw storageFailed(path, error);
      });
      inUse = Promise.allSettled([inUse, synced]);
      return synced;
    },
    replace(entries) {
      const content = entries.map(toLine).join('');
      const previous = descriptor;
      descriptor = guard(path, () => replaceAndOpen({ path, content }));
      void inUse.then(() => closeSync(previous));
      size = Buffer.byteLength(content);
      separator = '';
    },
  };
}

const sync = promisify(fdatasync);

function guard<T>(path: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw storageFailed(path, error);
  }
}
