import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { READERS } from '../../main/domain/readers.ts';
import { anyCase } from '../readers/cases.ts';
import { draft, type Wish } from './drafting.ts';

const after = (wish: Wish): string => draft(wish).text;

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
      { text: 'KEY=old\r\nB=1\r\n', set: { KEY: 'a\nb\n' }, readers: READERS },
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
    ['starts a file', { set: { KEY: 'a b' }, readers: READERS }, "KEY='a b'\n"],
    ['removes whole lines', { text: 'A=1\nKEY="x\ny" # c\nB=2\nKEY=3', remove: ['KEY'] }, 'A=1\nB=2\n'],
    ['to nothing is no change', { text: 'A=1\r\n\n  B', set: {} }, 'A=1\r\n\n  B'],
    [
      'to an empty value leaves no blanks that hide the next line',
      { text: 'KEY = x\nB=1\n', set: { KEY: '' } },
      "KEY = ''\nB=1\n",
    ],
    [
      'fills an empty last line before it adds another',
      { text: 'A=1\nKEY=', set: { NEW: 'n', KEY: 'k' } },
      'A=1\nKEY=k\nNEW=n\n',
    ],
  ])('%s', (_, wish, expected) => {
    expect(draft(wish)).toEqual({ text: expected, refused: [] });
  });

  test('is the same text when nothing is asked', () => {
    fc.assert(fc.property(anyCase, ({ before }) => after({ text: before }) === before));
  });
});
