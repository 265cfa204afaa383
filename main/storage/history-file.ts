import { appendFileSync, closeSync, openSync, readSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { KeyturnEvent } from '../domain/event.ts';
import type { Problem } from '../domain/problem.ts';
import type { History } from '../engine/ports.ts';
import { storageFailed } from './durable-file.ts';
import { parseEvent } from './event-schema.ts';
import { historyLine } from './history-line.ts';
import { readLines } from './line-file.ts';
import { CONFIG_FILES } from './paths.ts';

const OLD_FILES = 3;

export type ReadableHistory = History & {
  /** The newest `limit` events, newest last; damaged lines are left out. */
  read(options: { readonly limit: number }): KeyturnEvent[];
  /** Those that fit, newest first. */
  search(options: HistorySearch): KeyturnEvent[];
};

export type HistorySearch = {
  readonly fits: (event: KeyturnEvent) => boolean;
  readonly limit: number;
  /** Lower case; a line without it is not even parsed. */
  readonly words?: string;
};

type HistoryOptions = {
  readonly directory: string;
  readonly rotateAtBytes?: number;
  /** Told once when the history cannot be written: secrets go on being written without it. */
  readonly onProblem?: (problem: Problem) => void;
};

/** JSON lines; a full file is renamed, and the oldest of those goes. What cannot be written is told by `onProblem` once, and stops nothing. */
export function openHistory({
  directory,
  rotateAtBytes = 5 * 1024 * 1024,
  onProblem,
}: HistoryOptions): ReadableHistory {
  const path = join(directory, CONFIG_FILES.history);
  let isFailing = false;
  // In bytes: a file of exactly this size ends with a whole line of ours.
  let wholeAt = -1;
  return {
    append(event) {
      try {
        let size = sizeOf(path);
        if (size >= rotateAtBytes) {
          rotate(path);
          size = 0;
        }
        const line = (size !== wholeAt && endsInMidLine(path) ? '\n' : '') + historyLine(event);
        appendFileSync(path, line, { mode: 0o600 });
        wholeAt = size + Buffer.byteLength(line);
        isFailing = false;
      } catch (error) {
        if (!isFailing) onProblem?.(storageFailed(path, error).problem);
        isFailing = true;
      }
    },
    read: ({ limit }) => searchFiles(path, { limit, fits: () => true }).reverse(),
    search: (wish) => searchFiles(path, wish),
  };
}

function searchFiles(path: string, { fits, limit, words = '' }: HistorySearch): KeyturnEvent[] {
  const newestFirst: KeyturnEvent[] = [];
  for (const file of [path, ...oldFiles(path)]) {
    const { entries } = readLines(file, (line) => line);
    for (let index = entries.length - 1; index >= 0 && newestFirst.length < limit; index--) {
      const line = entries[index] ?? '';
      if (words !== '' && !line.toLowerCase().includes(words)) continue;
      const event = parseEvent(line);
      if (event && fits(event)) newestFirst.push(event);
    }
    if (newestFirst.length >= limit) break;
  }
  return newestFirst;
}

/** Newest first. */
function oldFiles(path: string): string[] {
  return Array.from({ length: OLD_FILES }, (_, index) => `${path}.${index + 1}`);
}

function rotate(path: string): void {
  const files = [path, ...oldFiles(path)];
  for (let index = OLD_FILES; index > 0; index--) {
    const from = files[index - 1] ?? path;
    const to = files[index] ?? path;
    if (sizeOf(from) > 0) renameSync(from, to);
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

/** What a kill in mid-write leaves. */
function endsInMidLine(path: string): boolean {
  const size = sizeOf(path);
  if (size === 0) return false;
  const last = Buffer.alloc(1);
  const descriptor = openSync(path, 'r');
  try {
    readSync(descriptor, last, 0, 1, size - 1);
  } finally {
    closeSync(descriptor);
  }
  return last.toString() !== '\n';
}
