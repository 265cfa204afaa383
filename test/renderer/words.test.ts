// Everything that people read stands in renderer/words, so that it can be translated.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { allIn, standingCount } from '../../renderer/words/now.ts';

const ROOT = join(import.meta.dirname, '../../renderer');

/** Text between tags, attributes that are read, and sentences in quotes. */
const READ = [
  />[^<>{}=()]*[A-Za-z]{2,}[^<>{}=()]*<\//g,
  /\b(?:aria-label|title|placeholder|label|alt)="[^"]+"/g,
  /(['`])[A-Z][a-z]+ [^'`]*[a-z]+[^'`]*\1/g,
];

function readIn(text: string): string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '').replace(/throw new Error\(.*\)/g, '');
  return READ.flatMap((pattern) => code.match(pattern) ?? []);
}

test('nothing that people read stands outside of renderer/words', () => {
  const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name));
  const outside = files.filter((name) => !name.startsWith('words'));
  expect(outside.length).toBeGreaterThan(100);
  expect(outside.flatMap((name) => readIn(readFileSync(join(ROOT, name), 'utf8')))).toEqual([]);
});

test.each([
  '<p>Not here</p>',
  '<input aria-label="Filter" />',
  "return 'Give it a name.';",
  'say(`At most four words`)',
])('%s would be caught', (text) => {
  expect(readIn(text)).not.toEqual([]);
});

test('one needs you, two need you', () => {
  expect([standingCount('needs you', 1), allIn(1, 'needs you'), allIn(2, 'needs you'), allIn(8, 'in step')]).toEqual([
    '1 needs you',
    '1 needs you',
    'All 2 need you',
    'All 8 in step',
  ]);
});
