import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { observeEnv } from '../../main/domain/env-observed.ts';
import { READERS, type ReaderName } from '../../main/domain/readers.ts';
import { Sealed } from '../../main/domain/sealed.ts';
import { anyCase } from '../readers/cases.ts';

type Wish = {
  readonly text?: string;
  readonly set?: Readonly<Record<string, string>>;
  readonly remove?: string[];
  readonly group?: string[];
  readonly readers?: readonly ReaderName[];
};

function draft({ text, set = {}, remove = [], group = [], readers = ['dotenv', 'node'] }: Wish): {
  text: string;
  refused: string[];
} {
  const settings = Object.entries(set).map(([name, value]) => ({ name, value: new Sealed(value), readers }));
  const made = observeEnv(text === undefined ? undefined : new Sealed(text)).draft(settings, {
    removals: remove,
    group,
  });
  return { text: made.content.reveal(), refused: made.refused.map((refusal) => `${refusal.name}: ${refusal.reason}`) };
}

const after = (wish: Wish): string => draft(wish).text;
const ALL = READERS;

describe('a change', () => {
  test.each<[string, Wish, string]>([
    [
      'of one key leaves the rest',
      { text: '# a\nPORT=1\nKEY=old\n\nX="y"\n', set: { KEY: 'new' } },
      '# a\nPORT=1\nKEY=new\n\nX="y"\n',
    ],
    [
      'keeps quotes, export, blanks and comment',
      { text: "  export KEY = 'old' # it's\n", set: { KEY: 'n w' } },
      "  export KEY = 'n w' # it's\n",
    ],
    ['drops blanks round = for a shell', { text: 'KEY = old\n', set: { KEY: 'new' }, readers: ['shell'] }, 'KEY=new\n'],
    ['reaches all occurrences', { text: "KEY=1\nA=2\nKEY='3'\n", set: { KEY: 'x' } }, "KEY=x\nA=2\nKEY='x'\n"],
    ['changes quotes only when it must', { text: "KEY='old'\n", set: { KEY: "it's" } }, 'KEY="it\'s"\n'],
    [
      'writes a PEM over several lines',
      { text: 'KEY=old\r\nB=1\r\n', set: { KEY: 'a\nb\n' }, readers: ALL },
      "KEY='a\nb\n'\nB=1\r\n",
    ],
    ['replaces a value of several lines', { text: 'KEY="a\nb"\nB=1\n', set: { KEY: 'c' } }, 'KEY="c"\nB=1\n'],
    [
      'keeps CRLF where it does no harm',
      { text: 'KEY=1\r\nB=1\r\n', set: { KEY: '2', NEW: '3' } },
      'KEY=2\r\nB=1\r\nNEW=3\r\n',
    ],
    [
      'ends its own lines with LF for a shell',
      { text: 'KEY=1\r\nB=1\r\n', set: { KEY: '2', NEW: '3' }, readers: ['shell'] },
      'KEY=2\nB=1\r\nNEW=3\n',
    ],
    [
      'leaves a first line behind a byte order mark',
      { text: '\u{FEFF}KEY=1\nB=1\n', set: { KEY: '2' } },
      '\u{FEFF}\nKEY=2\nB=1\n',
    ],
    [
      'stays there for who ignores the mark',
      { text: '\u{FEFF}KEY=1\n', set: { KEY: '2' }, readers: ['dotenv'] },
      '\u{FEFF}KEY=2\n',
    ],
    [
      'puts a new key behind its group',
      { text: 'DB_USER=a\n\nPORT=1\n', set: { DB_PASS: 'b' }, group: ['DB_USER', 'DB_PASS'] },
      'DB_USER=a\nDB_PASS=b\n\nPORT=1\n',
    ],
    ['puts a new key at the end', { text: 'PORT=1', set: { B: 'b', C: 'c' } }, 'PORT=1\nB=b\nC=c\n'],
    ['starts a file', { set: { KEY: 'a b' }, readers: ALL }, "KEY='a b'\n"],
    ['removes whole lines', { text: 'A=1\nKEY="x\ny" # c\nB=2\nKEY=3', remove: ['KEY'] }, 'A=1\nB=2\n'],
    ['to nothing is no change', { text: 'A=1\r\n\n  B', set: {} }, 'A=1\r\n\n  B'],
    [
      'to an empty value leaves no blanks that hide the next line',
      { text: 'KEY = x\nB=1\n', set: { KEY: '' } },
      "KEY = ''\nB=1\n",
    ],
  ])('%s', (_, wish, expected) => {
    expect(draft(wish)).toEqual({ text: expected, refused: [] });
  });

  test('is the same text when nothing is asked', () => {
    fc.assert(fc.property(anyCase, ({ before }) => after({ text: before }) === before));
  });
});

describe('a refusal', () => {
  test('names the kind of value, the readers and the way out, never the value', () => {
    expect(draft({ text: 'A=1\n', set: { KEY: 'pass\'"word' }, readers: ALL })).toEqual({
      text: 'A=1\n',
      refused: [
        'KEY: The value has both quotes and a single quote, which dotenv, node, python-dotenv, shell read differently, however it is spelled.',
      ],
    });
  });

  test.each<[string, Wish]>([
    ['quotes never close', { text: 'A="x\nKEY=1\n', set: { KEY: '2' } }],
    ['a shell reads on', { text: "A=it's\nKEY=1\n", set: { KEY: '2' }, readers: ['shell'] }],
    ['Node reads the next line as the value', { text: 'A= \nKEY=1\n', set: { KEY: '2' } }],
    ['readers see different ends', { text: "KEY='a\\'\nB='c'\n", set: { KEY: '2' }, readers: ['dotenv', 'node'] }],
    ['a stray line sets it too', { text: 'KEY=1\nunset KEY\n', set: { KEY: '2' }, readers: ['shell'] }],
    ['no environment holds the value', { text: 'KEY=1\n', set: { KEY: 'a\0b' } }],
  ])('when %s leaves the text alone', (_, wish) => {
    const { text, refused } = draft(wish);
    expect([text, refused.length]).toEqual([wish.text, 1]);
  });
});

describe('what stands there', () => {
  const observed = observeEnv(new Sealed('A=1 # c\nA="2"\nE=""\nF=\nexport S=\'x y\'\r\n'));
  const holds = (name: string, value: string, readers: readonly ReaderName[]): boolean =>
    observed.holds({ name, value: new Sealed(value), readers });

  test('is reported as spelled, without comments', () => {
    expect([observed.standing('A')?.reveal(), observed.standing('F')?.reveal(), observed.standing('N')]).toEqual([
      '1\0"2"',
      '',
      undefined,
    ]);
  });

  test('is filled unless it is nothing or empty quotes', () => {
    expect(['A', 'E', 'F', 'N'].map((name) => observed.isFilled(name))).toEqual([true, false, false, false]);
  });

  test('holds a value only when every occurrence is read so by every reader', () => {
    expect([
      holds('S', 'x y', ['dotenv', 'node', 'python-dotenv']),
      holds('S', 'x y', ['shell']),
      holds('A', '1', ['dotenv']),
      holds('E', '', READERS),
    ]).toEqual([true, false, false, true]);
  });
});
