import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { isReaderName } from '../domain/later-readers.ts';
import type { ReaderName } from '../domain/readers.ts';
import { SIGNS } from './reader-signs.ts';

/** `file` is relative to the project. */
export type Evidence = { readonly reader: string; readonly file: string; readonly why: string };

export type FoundReaders = {
  /** Never empty: without evidence dotenv and node, whose understanding most others share. */
  readonly readers: readonly ReaderName[];
  readonly evidence: readonly Evidence[];
  /** Found, but not in the table of readers yet: what is written may reach them changed. */
  readonly later: readonly string[];
};

const FALLBACK: readonly ReaderName[] = ['dotenv', 'node'];
const MAX_BYTES = 1024 * 1024;
const MAX_ENTRIES = 2000;

function namesIn(folder: string): string[] {
  try {
    const names = readdirSync(folder).sort();
    return names.slice(0, MAX_ENTRIES).filter((name) => SIGNS.some(({ files }) => files.test(name)));
  } catch {
    return [];
  }
}

/** Without comment lines. Empty for what cannot be read, or is no manifest by its size. */
function textOf(path: string): string {
  try {
    const found = statSync(path);
    if (!found.isFile() || found.size > MAX_BYTES) return '';
    return readFileSync(path, 'utf8').replace(/^\s*(#|\/\/).*$/gm, '');
  } catch {
    return '';
  }
}

function evidenceIn(path: string, project: string): Evidence[] {
  const text = textOf(path);
  const signs = SIGNS.filter(({ files, mention }) => files.test(basename(path)) && mention.test(text));
  return signs.map(({ reader, why }) => ({ reader, file: relative(project, path), why }));
}

/**
 * Looks who reads env files: in the project folder, and beside each target (`files`, relative to the project).
 * All that is found counts for all targets, because a file has more readers than its neighbours.
 */
export function findReaders(project: string, files: readonly string[]): FoundReaders {
  const folders = new Set([project, ...files.map((file) => dirname(resolve(project, file)))]);
  const paths = [...folders].flatMap((folder) => namesIn(folder).map((name) => join(folder, name)));
  const all = paths.flatMap((path) => evidenceIn(path, project));
  const evidence = all.filter(
    ({ reader, file }, index) => all.findIndex((other) => other.reader === reader && other.file === file) === index,
  );
  const names = [...new Set(evidence.map(({ reader }) => reader))];
  const readers = names.filter(isReaderName);
  return {
    readers: readers.length > 0 ? readers : FALLBACK,
    evidence,
    later: names.filter((name) => !isReaderName(name)),
  };
}
