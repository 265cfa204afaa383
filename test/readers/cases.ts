import fc from 'fast-check';
import { READERS, type ReaderName } from '../../main/domain/readers.ts';
import { ATOMS, CALM, COMMENTS, STRAYS, WILD } from './pieces.ts';

/** One file, what is to be written into it, and for whom. */
export type Case = {
  readonly before: string;
  readonly wanted: Readonly<Record<string, string>>;
  readonly removals: readonly string[];
  readonly group: readonly string[];
  readonly readers: readonly ReaderName[];
};

const MANAGED = ['KEY', 'KEY_2', 'NEW', 'E'] as const;
const NAMES = ['KEY', 'KEY', 'KEY_2', 'A', 'B', 'OTHER', 'E', 'lower.dot', 'dash-name'] as const;

const ENDINGS = ['\n', '\n', '\n', '\r\n', '\r'] as const;

const name = fc.constantFrom(...NAMES);
const head = fc.constantFrom('', '', '', 'export ', '  ', '\t', 'export  ', 'export\t');
const equals = fc.constantFrom('=', '=', '=', ' = ', '= ', ' =');
const tail = fc.constantFrom('', '', '', ' ', ' # note', '\t# it\'s "x"', '#c');
const assignment = (values: readonly string[]): fc.Arbitrary<string> =>
  fc.tuple(head, name, equals, fc.constantFrom(...values), tail).map((parts) => parts.join(''));
const calmLine = fc.oneof(
  { weight: 6, arbitrary: assignment(CALM) },
  fc.constantFrom(...COMMENTS.slice(0, 4)),
  fc.constant(''),
);
const nastyText = fc.string({
  unit: fc.constantFrom(
    '=',
    "'",
    '"',
    '`',
    '#',
    ' ',
    '\\',
    'A',
    'KEY',
    '\n',
    '\r',
    '\t',
    '$',
    '{',
    '}',
    ':',
    '\u2028',
    'export ',
  ),
  maxLength: 14,
});
const wildLine = fc.oneof(
  { weight: 6, arbitrary: assignment(WILD) },
  { weight: 2, arbitrary: fc.constantFrom(...STRAYS) },
  { weight: 1, arbitrary: fc.constantFrom(...COMMENTS) },
  { weight: 1, arbitrary: fc.constantFrom('  ', '\t', '') },
  { weight: 1, arbitrary: nastyText },
);

function fileOf(line: fc.Arbitrary<string>, endings: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const lines = fc.array(fc.tuple(line, endings), { maxLength: 8 });
  return fc.tuple(fc.constantFrom('', '', '', '\u{FEFF}'), lines, fc.boolean()).map(([mark, all, hasLastEnd]) => {
    const text = all.map(([content, end]) => content + end).join('');
    return mark + (hasLastEnd ? text : text.replace(/[\r\n]+$/, ''));
  });
}

const evenFile = fc.constantFrom('\n', '\r\n').chain((end) => fileOf(calmLine, fc.constant(end)));
const mixedLine = fc.oneof({ weight: 5, arbitrary: calmLine }, { weight: 2, arbitrary: wildLine });
export const anyFile = fc.oneof(
  evenFile,
  fileOf(mixedLine, fc.constant('\n')),
  fileOf(mixedLine, fc.constantFrom(...ENDINGS)),
  fileOf(wildLine, fc.constantFrom('\n', '\r\n')),
);

export const anyValue = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: fc.constantFrom(...ATOMS), maxLength: 5 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
  { weight: 2, arbitrary: fc.stringMatching(/^[A-Za-z0-9/+_-]{0,20}$/) },
);

export const anyCase: fc.Arbitrary<Case> = fc.record({
  before: anyFile,
  wanted: fc.dictionary(fc.constantFrom(...MANAGED), anyValue, { minKeys: 1, maxKeys: 2, noNullPrototype: true }),
  removals: fc.subarray(['E', 'B'], { maxLength: 1 }),
  group: fc.subarray(['KEY', 'A', 'OTHER']),
  readers: fc.subarray([...READERS], { minLength: 1 }),
});
