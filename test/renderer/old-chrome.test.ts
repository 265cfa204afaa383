// Browsers and Electrons down to Chrome 108 show the window; esbuild turns syntax back, but adds no built-ins.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../../renderer');

/** Newer than Chrome 108. */
const NEWER =
  /\.(toSorted|toReversed|toSpliced|isWellFormed|toWellFormed|union|intersection|difference|isSubsetOf|isSupersetOf|symmetricDifference)\(|\b(Object|Map)\.groupBy\b|\bPromise\.(withResolvers|try)\b|\bArray\.fromAsync\b|\.(values|keys|entries)\(\)\s*\.(map|filter|some|every|find|toArray|take|drop)\(/g;

const newerIn = (text: string): string[] => text.match(NEWER) ?? [];

test('the renderer calls nothing that Chrome 108 lacks', () => {
  const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name));
  expect(files.flatMap((name) => newerIn(readFileSync(join(ROOT, name), 'utf8')))).toEqual([]);
});

test.each(['rows.toSorted(byName)', 'Object.groupBy(rows, of)', 'map.values().map(name)'])(
  '%s would be caught',
  (text) => {
    expect(newerIn(text)).toHaveLength(1);
  },
);
