import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { readProject } from '../../main/storage/project-file.ts';
import { MACHINE, withTarget } from './a-project.ts';

const WORDS = [
  ...[
    'version: 1',
    'watches:',
    '- ',
    'secret: a',
    'to:',
    'env: .env',
    'map:',
    'as: X',
    'prefix: ""',
    'readers: [node]',
    'keychain:',
  ],
  ...[
    '__proto__:',
    'constructor:',
    'prototype:',
    'toString: X',
    'polluted: yes',
    '&a',
    '*a',
    '<<: *a',
    '!!js/function',
    '? ',
    '---',
    '...',
  ],
  ...[
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"',
    "'",
    '|',
    '>',
    '%YAML 1.1',
    '#',
    '\n',
    '\n  ',
    '\n    ',
    '\n      ',
    '\t',
    '\u0000',
    '\ufeff',
    '\r\n',
  ],
];
const VALID = `${withTarget('env: .env\nmap: { a: A, b: B }')}      - keychain: { service: s, account: a }\n`;

const soup = fc.array(fc.constantFrom(...WORDS), { maxLength: 40 }).map((words) => words.join(' '));
const mutated = fc
  .array(fc.tuple(fc.nat(VALID.length), fc.nat(6), fc.constantFrom(...WORDS)), { minLength: 1, maxLength: 4 })
  .map((edits) => edits.reduce((text, [at, drop, word]) => text.slice(0, at) + word + text.slice(at + drop), VALID));
const anything = fc.oneof(soup, mutated, fc.string({ maxLength: 80 }), fc.string({ unit: 'binary', maxLength: 80 }));

/** Own members of the objects that all others inherit from. */
function inherited(): string {
  return JSON.stringify(
    [Object.prototype, Array.prototype, Function.prototype].map((holder) => Reflect.ownKeys(holder).map(String)),
  );
}

function pollutes(read: (text: string) => unknown, text: string): boolean {
  const before = inherited();
  read(text);
  const isPolluted = inherited() !== before;
  Reflect.deleteProperty(Object.prototype, 'polluted');
  return isPolluted;
}

test('whatever the text is: no exception, a sentence with a place for every fault, no change of shared objects', () => {
  const before = inherited();
  fc.assert(
    fc.property(anything, (text) => {
      const reading = readProject(text, MACHINE);
      if (reading.kind === 'loaded') return;
      expect(reading.problems.length).toBeGreaterThan(0);
      for (const { message } of reading.problems)
        expect(message).toMatch(/^keyturn\.yaml line \d+, column \d+: .+[.?]$/);
    }),
    { numRuns: 5000 },
  );
  expect(inherited()).toBe(before);
});

/** Merges as many loaders of settings do. */
function brokenReader(text: string): void {
  const merge = (into: Record<string, unknown>, from: unknown): void => {
    if (typeof from !== 'object' || from === null) return;
    for (const [key, value] of Object.entries(from)) {
      const isInner = typeof value === 'object' && value !== null;
      if (!isInner || into[key] === undefined) into[key] = value;
      else merge(into[key] as Record<string, unknown>, value);
    }
  };
  merge({}, parseDocument(text).toJS());
}

test('a text that pollutes a naive reader does nothing to this one', () => {
  const text = 'version: 1\n__proto__: { polluted: yes }\n';
  expect(pollutes(brokenReader, text)).toBe(true);
  expect(pollutes((input) => readProject(input, MACHINE), text)).toBe(false);
});

const HOSTILE: Readonly<Record<string, string>> = {
  brackets: '['.repeat(100_000),
  keys: `version: 1\n${Array.from({ length: 20_000 }, (_, index) => `k${index}: 1`).join('\n')}`,
  aliases: `a: &a x\nb: [${'*a,'.repeat(50_000)}]`,
  bomb: `a: &a [1,1,1,1,1,1,1,1,1]\n${[...'bcdefghij'].map((name, at) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghi'[at]}`)}]`).join('\n')}`,
  shared: `version: 1\nwatches:\n  - secret: x\n    to: &t\n${'      - env: 5\n'.repeat(199)}${'  - { secret: y, to: *t }\n'.repeat(400)}`,
};

test.each(Object.entries(HOSTILE))('a file of %s is refused with few words', (_, text) => {
  const reading = readProject(text, MACHINE);
  expect(reading.kind === 'invalid' && reading.problems.length <= 20).toBe(true);
});
