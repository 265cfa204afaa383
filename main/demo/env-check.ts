import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { MANAGED } from './sample-project.ts';

/** What can be said of the sample `.env` against what it was: read by Node's own reader, not by Keyturn. */
export type EnvCheck = {
  /** Lines with another content than at the start, among those that are not managed. */
  readonly foreignChanges: number;
  readonly untouchedLines: number;
  readonly valueOf: (name: string) => string | undefined;
};

function isManaged(line: string): boolean {
  return MANAGED.some((name) => line.startsWith(`${name}=`));
}

/** `before`: the text of the file at the start. */
export function checkEnv(path: string, before: string): EnvCheck {
  const after = readFileSync(path, 'utf8');
  const foreign = (text: string): string[] => text.split('\n').filter((line) => !isManaged(line));
  const kept = foreign(after);
  const expected = foreign(before);
  const same = expected.filter((line, index) => kept[index] === line).length;
  const values = parseEnv(after);
  return {
    foreignChanges: Math.max(expected.length, kept.length) - same,
    // The last newline ends a line and starts none.
    untouchedLines: same - 1,
    valueOf: (name) => values[name],
  };
}
