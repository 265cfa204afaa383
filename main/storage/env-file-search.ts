import { type Dirent, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { itemsOf, parseEnv } from '../domain/env-document.ts';

/** A file that programs read variables from: `file` is relative to the folder, with `/`. Names only. */
export type EnvFileFound = { readonly file: string; readonly variables: readonly string[] };

const MAX_DEPTH = 5;
const MAX_FOLDERS = 2000;
const MAX_FILES = 40;
const MAX_BYTES = 256 * 1024;

/** What others made: nobody keeps variables of their own there. */
const FOREIGN =
  /^(node_modules|bower_components|vendor|venv|dist|build|target|out|coverage|__pycache__|\.(git|hg|svn|venv|tox|next|nuxt|cache|terraform|gradle|idea|yarn|pnpm-store))$/;
const ENV_FILE = /^\.env(\.[\w-]+)*$/;
/** Committed for others to copy: holds no values. */
const SAMPLE = /\.(example|sample|template|dist|defaults?|schema)$/;

function entriesIn(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((one, other) => (one.name < other.name ? -1 : 1));
  } catch {
    return [];
  }
}

function variablesIn(path: string): string[] {
  try {
    const found = statSync(path);
    if (!found.isFile() || found.size > MAX_BYTES) return [];
    const items = itemsOf(parseEnv(readFileSync(path, 'utf8')));
    return [...new Set(items.flatMap((item) => (item.kind === 'assignment' ? [item.name] : [])))];
  } catch {
    return [];
  }
}

/** Looks for `.env*` files, nearest first; links are not followed, and folders of other people's code left out. */
export function findEnvFiles(folder: string): EnvFileFound[] {
  const found: EnvFileFound[] = [];
  const waiting = [{ path: folder, depth: 0 }];
  for (let looked = 0; looked < MAX_FOLDERS && found.length < MAX_FILES; looked += 1) {
    const next = waiting.shift();
    if (!next) break;
    for (const entry of entriesIn(next.path)) {
      const path = join(next.path, entry.name);
      if (entry.isFile() && ENV_FILE.test(entry.name) && !SAMPLE.test(entry.name)) {
        found.push({ file: relative(folder, path).split(sep).join('/'), variables: variablesIn(path) });
      }
      const isWalked = entry.isDirectory() && !FOREIGN.test(entry.name) && next.depth < MAX_DEPTH;
      if (isWalked) waiting.push({ path, depth: next.depth + 1 });
    }
  }
  return found.slice(0, MAX_FILES);
}
