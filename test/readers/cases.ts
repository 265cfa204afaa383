// Shell expansions, not template strings.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the `${` is meant
import fc from 'fast-check';
import { READERS, type ReaderName } from '../../main/domain/readers.ts';

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

const CALM = ['', 'a', 'abc123', 'https://u:p@h/x', "'a b'", '"a b"', "''", '""', '"x#y"', "'x # y'", 'a=b=='] as const;
// biome-ignore format: a list to look through
const WILD = [
  'a b', 'a#b', 'a #b', '#a', ' ', '\t', 'x$A', '"x${A}"', "'x${A}'", 'a$', '"a$"', 'C:\\new', '"C:\\new"',
  "'C:\\new'", "it's", '"it\'s"', "'it'\\''s'", '"say \\"hi\\""', '{"a":"b c"}', '\'{"a":"b"}\'', '`a b`', '`a',
  "'a", '"a', "'a\\'", '"a\\"', "'a\\\\'", 'a\\', "'a\nb'", '"a\nb"', '"a\r\nb"', '`a\nb`', '"a\nKEY=in\nb"',
  "'a\nKEY=in'", '"-----BEGIN-----\nab+/==\n-----END-----\n"', "'a' # it's", '"a" # "q"', "'a'#c", "'a'b",
  '"a"\'b\'', '$(echo hi)', '"$(echo "hi")"', 'a;b', 'a&b=c', 'a|b', 'a<b', '(a', '~', '=x', '*', 'żó', 'a\u00a0',
  'a\u2028b', "a # c\u2028B='", 'a\rb', '1 KEY=2', '"a\\\nb"',
] as const;
// biome-ignore format: a list to look through
const STRAYS = [
  'FOO', 'FOO BAR', '= x', '=', 'KEY: v', "KEY: 'v", 'KEY:', '[sec]', '[sec', 'export', 'export KEY', 'export A',
  "'KEY'=x", "'KEY", '"quoted"', 'KEY+=x', 'unset KEY', 'if true', 'fi', 'cat <<EOF', 'EOF', '---', 'set -a',
  ': ${KEY:=x}', 'echo "a', 'KEY', 'readonly KEY', '{', '\v', '\u00a0', 'a\\', 'some text (old)', "don't",
  'B=1; KEY=3', 'exit', 'KEY=1 KEY=2',
] as const;
const COMMENTS = ['# c', "# don't", '# KEY=x', '  # "x', '#', '# \u2028KEY=x', '# a\rKEY=x', '# ${'] as const;
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

// biome-ignore format: a list to look through
const ATOMS = [
  'a', 'Z9', ' ', '\t', "'", '"', '`', '\\', '$', '${X}', '${A}', '$A', '$$', '$(touch canary)', '`touch canary`',
  '\n', '\r', '\r\n', '#', ' #', ';', '&', '|', '<', '>', '(', ')', '*', '?', '[', ']', '{a,b}', '~', '~/', ':~',
  '=', '!', '%', '^', ',', '\u00a0', '\u0085', '\u2028', '\u{FEFF}', '\u0007', '\u001c', 'é', '\u{1F511}', '\\n',
  '\\r', '\\\\', "\\'", '\\"', '\\$', 'KEY=x', '\nKEY_2=in', 'export ', '-----BEGIN X-----\n',
];
export const anyValue = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: fc.constantFrom(...ATOMS), maxLength: 5 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
  { weight: 1, arbitrary: fc.stringMatching(/^[A-Za-z0-9/+_-]{0,20}$/) },
);

export const anyCase: fc.Arbitrary<Case> = fc.record({
  before: anyFile,
  wanted: fc.dictionary(fc.constantFrom(...MANAGED), anyValue, { minKeys: 1, maxKeys: 2, noNullPrototype: true }),
  removals: fc.subarray(['E', 'B'], { maxLength: 1 }),
  group: fc.subarray(['KEY', 'A', 'OTHER']),
  readers: fc.subarray([...READERS], { minLength: 1 }),
});
