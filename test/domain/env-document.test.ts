import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { itemsOf, parseEnv, printEnv } from '../../main/domain/env-document.ts';
import { spellingOf } from '../../main/domain/env-names.ts';
import { anyFile } from '../readers/cases.ts';

const anyText = fc.oneof(
  anyFile,
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('A', '=', "'", '"', '`', '\\', '#', ' ', '\n', '\r') }),
);

function assignments(text: string): string[] {
  const document = parseEnv(text);
  return itemsOf(document).flatMap((item) =>
    item.kind === 'assignment' ? `${item.name}|${spellingOf(document, item)}` : [],
  );
}

describe('reading and printing', () => {
  test('gives back every text', () => {
    fc.assert(fc.property(anyText, (text) => printEnv(parseEnv(text)) === text));
  });

  test('cuts without gap or overlap', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const document = parseEnv(text);
        const { hasByteOrderMark } = document;
        const items = itemsOf(document);
        const ends = [hasByteOrderMark ? 1 : 0, ...items.map((item) => item.end)];
        return items.every((item, at) => item.start === ends[at] && item.start <= item.stop && item.stop <= item.end);
      }),
    );
  });

  test('a printer that trims line ends is caught by the same property', () => {
    const printTrimmed = (text: string): string => printEnv(parseEnv(text)).replace(/[ \t]+$/gm, '');
    expect(fc.check(fc.property(anyText, (text) => printTrimmed(text) === text)).failed).toBe(true);
  });
});

test.each([
  ['A=1\r\nB=2', ['A|1', 'B|2']],
  ['export A = x # c', ['A|x']],
  ["A='x # y' # c\n", ["A|'x # y'"]],
  ['A=x#y\n', ['A|x#y']],
  ['A="x\ny" # c\nB=1', ['A|"x\ny"', 'B|1']],
  ['A=`x\ny`\n', ['A|`x\ny`']],
  ["A='x\\'\nB='y'\n", ["A|'x\\'", "B|'y'"]],
  ['A="open\nB=1\n', ['A|"open', 'B|1']],
  ["A=it's\nB=it's\n", ["A|it's", "B|it's"]],
  ["A='it'\\''s'\n", ["A|'it'\\''s'"]],
  ['A= # c\nB=\n', ['A|', 'B|']],
  ['\u{FEFF}A=1\n', ['A|1']],
  ['A\n=1\n[x]\n', []],
])('reads %j', (text, expected) => {
  expect(assignments(text)).toEqual(expected);
});

test('quotes that never close keep the time linear', () => {
  const text = "A='x\\'y\n".repeat(200_000);
  expect(parseEnv(text).starts).toHaveLength(200_000);
});
