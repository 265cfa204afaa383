import { type Quote, type QuoteMark, quotedSource, type Reader, readBy } from './reader.ts';
import { SHELL } from './shell-reader.ts';

/** Programs that read `.env` files, each with its own idea of quoting. */
export const READERS = ['dotenv', 'node', 'python-dotenv', 'shell'] as const;

export type ReaderName = (typeof READERS)[number];

const HEAD = String.raw`^[ \t]*(?:export[ \t]+)?[\w.-]+[ \t]*=[ \t]*`;
const ANY_BUT_QUOTE = `[^\\s'"\`]`;

function quotedSources(quotes: Partial<Record<QuoteMark, Quote>>, { oneLine }: { oneLine: boolean }): string {
  const marks = Object.entries(quotes) as [QuoteMark, Quote][];
  return marks.map(([mark, { closes }]) => quotedSource(mark, closes, { oneLine })).join('|');
}

/** dotenv 18 for JavaScript: one regular expression over the text, in which U+2028 also ends a line. */
const DOTENV_QUOTES = {
  "'": { closes: 'unescaped' },
  '"': { closes: 'unescaped', escapes: /\\[nr]/g },
  '`': { closes: 'unescaped' },
} as const;

const REST = String.raw`[^\n\u2028\u2029]*`;

const DOTENV: Reader = {
  read: readBy({
    bare: /^(?:[^\s#'"`](?:[^#\n\u2028\u2029]*[^\s#])?)?$/,
    quotes: DOTENV_QUOTES,
  }),
  whole: new RegExp(
    `${HEAD}(?:(?:${quotedSources(DOTENV_QUOTES, { oneLine: true })})${REST}` +
      `|(?:${quotedSources(DOTENV_QUOTES, { oneLine: false })})[ \\t]*(?:#${REST})?|(?:${ANY_BUT_QUOTE}${REST})?)$`,
  ),
  stray: /^(?!\s*[='"`])(?!\s*(?:export\s+)?[\w.-]+:(?:\s|$))[^\u2028\u2029]*$/,
  prefix: /^[ \t]*(?:export[ \t]+)?$/,
  equals: /^[ \t]*=[ \t]*$/,
  tail: /^[ \t]*(?:#[^\u2028\u2029]*)?$/,
  carriageReturn: 'newline',
  byteOrderMark: 'ignored',
  sets: (name) => new RegExp(String.raw`^\s*(?:export\s+)?${name}\s*(?:[:=]|$)`),
};

/** Node 22 and later, `--env-file` and `util.parseEnv` (src/node_dotenv.cc). */
const NODE_QUOTES = {
  "'": { closes: 'first' },
  '"': { closes: 'first', escapes: /\\n/g },
  '`': { closes: 'first' },
} as const;

const readNode = readBy({ bare: /^(?:[^\s#'"`](?:[^#\n]*[^\s#])?)?$/, quotes: NODE_QUOTES });

const NODE: Reader = {
  // `export NAME=` with nothing behind it sets a variable called `export NAME`.
  read: (spelling, place) => (spelling === '' && place.isExported ? undefined : readNode(spelling, place)),
  whole: new RegExp(
    String.raw`${HEAD}(?:(?:${quotedSources(NODE_QUOTES, { oneLine: false })})[^\n]*|${ANY_BUT_QUOTE}[^\n]*|(?<==))$`,
  ),
  stray: /^(?!\s*[[=])[^=]*(?:=[ \t]*[^\s'"`].*|=)?$/s,
  // An indented comment behind a quoted value is no comment to Node.
  comment: /^(?:#.*|[^=]*(?:=[ \t]*[^\s'"`].*|=)?)$/s,
  spoilsNext: /=[ \t]+$/,
  prefix: /^[ \t]*(?:export [ \t]*)?$/,
  equals: /^[ \t]*=[ \t]*$/,
  tail: /^[ \t]*(?:#.*)?$/s,
  carriageReturn: 'dropped',
  byteOrderMark: 'spoils first line',
  sets: (name) => new RegExp(String.raw`^\s*(?:export\s+)?${name}\s*=`),
};

/** python-dotenv 1.2 with its default interpolation of `${NAME}` (dotenv/parser.py, dotenv/variables.py). */
const PYTHON_QUOTES = {
  "'": { closes: 'pairs', escapes: /\\[\\']/g },
  '"': { closes: 'pairs', escapes: /\\[\\'"abfnrtv]/g },
} as const;

const PYTHON_DOTENV: Reader = {
  read: readBy({
    bare: /^(?:[^\s\p{Cc}#'"](?:(?!\s+#)[^\p{Cc}]|\t)*(?<!\s))?$/u,
    quotes: PYTHON_QUOTES,
    expands: /\$\{[^}:]*(?::-[^}]*)?\}/,
  }),
  whole: new RegExp(
    String.raw`${HEAD}(?:(?:${quotedSources(PYTHON_QUOTES, { oneLine: false })})[^\n]*|[^\s\p{Cc}'"][^\n]*)?$`,
    'u',
  ),
  stray: /^(?!\s*(?:export\s+)?')(?!.*=\s*['"]).*$/s,
  prefix: /^[ \t]*(?:export[ \t]+)?$/,
  equals: /^[ \t]*=[ \t]*$/,
  tail: /^[ \t]*(?:#.*)?$/s,
  carriageReturn: 'newline',
  byteOrderMark: 'ignored',
  sets: (name) => new RegExp(String.raw`^\s*(?:export\s+)?'?${name}(?![\w.-])`),
};

export const READER_TABLE: Record<ReaderName, Reader> = {
  dotenv: DOTENV,
  node: NODE,
  'python-dotenv': PYTHON_DOTENV,
  shell: SHELL,
};
