import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Every secret value of the tests begins so. */
export const CANARY = 'KTCANARY';

/** Base64 of a text at an unknown place in what was encoded: only the letters that its neighbors cannot change. */
function base64Cores(text: string): string[] {
  return [0, 1, 2].map((shift) => {
    const bits = Buffer.concat([Buffer.alloc(shift), Buffer.from(text)]);
    const start = Math.ceil((shift * 8) / 6);
    return bits.toString('base64').slice(start, Math.floor((bits.length * 8) / 6));
  });
}

/** A value in the spellings in which it could get out. */
export function spellingsOf(value: string): string[] {
  const hex = Buffer.from(value).toString('hex');
  const cores = base64Cores(value);
  const urlSafe = cores.map((core) => core.replaceAll('+', '-').replaceAll('/', '_'));
  const quoted = JSON.stringify(value).slice(1, -1);
  const twice = JSON.stringify(quoted).slice(1, -1);
  return [...new Set([value, ...cores, ...urlSafe, hex, hex.toUpperCase(), encodeURIComponent(value), quoted, twice])];
}

const PREFIXES = spellingsOf(CANARY);

/** Spellings of the common start of all values that a text holds. */
export function canaryHits(text: string): string[] {
  return PREFIXES.filter((spelling) => text.includes(spelling));
}

/** All files under a folder, or the file itself. */
export function filesUnder(path: string): string[] {
  if (statSync(path).isFile()) return [path];
  const entries = readdirSync(path, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** Bytes as text, one letter a byte and as UTF-8. */
function textOf(file: string): string {
  const bytes = readFileSync(file);
  return `${bytes.toString('latin1')}\n${bytes.toString('utf8')}`;
}

export function filesWithCanary(paths: readonly string[]): string[] {
  return paths.flatMap(filesUnder).filter((file) => canaryHits(textOf(file)).length > 0);
}

const PIECE = 12;

function piecesOf(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - PIECE + 1) }, (_, at) => text.slice(at, at + PIECE));
}

/** Finds any 12 letters in a row of any spelling of any of these values. */
export function createPieceScan(values: readonly string[]): (text: string) => boolean {
  const pieces = new Set(values.flatMap(spellingsOf).flatMap(piecesOf));
  return (text) => {
    for (let at = 0; at + PIECE <= text.length; at++) if (pieces.has(text.slice(at, at + PIECE))) return true;
    return false;
  };
}

/** As `filesWithCanary`, for pieces of exactly these values. */
export function filesWithPieces(paths: readonly string[], values: readonly string[]): string[] {
  const scan = createPieceScan(values);
  return paths.flatMap(filesUnder).filter((file) => scan(textOf(file)));
}

// As a script, over a log or a folder: `node test/support/canary-scan.ts PATH…`
if (import.meta.main) {
  const paths = process.argv.slice(2);
  const leaks = filesWithCanary(paths);
  for (const file of leaks) process.stderr.write(`${file} shows a secret value\n`);
  process.stdout.write(`${paths.flatMap(filesUnder).length} files scanned, ${leaks.length} with a value\n`);
  process.exitCode = paths.length > 0 && leaks.length === 0 ? 0 : 1;
}
