/** How one program reads a `.env` file. All patterns are anchored and see text without its line ending. */
export type Reader = {
  /** The value of a spelling (quotes included), undefined when this reader would not read it, or not for sure. Never runs anything. */
  readonly read: (spelling: string, place: { readonly isExported: boolean }) => string | undefined;
  /** `NAME = value # comment` that this reader certainly takes from here to here, whatever it makes of the value. */
  readonly whole: RegExp;
  /** A line that is no assignment and that this reader certainly leaves by its end. */
  readonly stray: RegExp;
  /** Comments it certainly takes as such; all when absent. */
  readonly comment?: RegExp;
  /** An assignment that hides the next line from this reader. */
  readonly spoilsNext?: RegExp;
  /** What may stand before the name, between name and value, behind the value. */
  readonly prefix: RegExp;
  readonly equals: RegExp;
  readonly tail: RegExp;
  readonly carriageReturn: 'kept' | 'newline' | 'dropped';
  readonly byteOrderMark: 'ignored' | 'spoils first line';
  /** A line that may set the variable although it is no assignment to us. */
  readonly sets: (name: string) => RegExp;
  /** `sets` may match inside an assignment of another variable: `A=1 B=2`. */
  readonly setsInside?: true;
};

export type QuoteMark = "'" | '"' | '`';

/** `first`: the next mark, come what may. `unescaped`: the next without a backslash before it. `pairs`: a backslash hides whatever follows. */
type Closing = 'first' | 'unescaped' | 'pairs';

export type Quote = {
  readonly closes: Closing;
  /** Escapes understood inside, as a global pattern. */
  readonly escapes?: RegExp;
};

const INSIDE: Record<Closing, string> = {
  first: '[^Q]',
  unescaped: '(?:\\\\Q|[^Q\\\\]|\\\\(?!Q))',
  pairs: '(?:\\\\[\\s\\S]|[^Q\\\\])',
};

/** Source of a pattern for a quoted piece, marks included; `oneLine` leaves out those that go on behind a line feed. */
export function quotedSource(mark: QuoteMark, closes: Closing, { oneLine }: { oneLine: boolean }): string {
  const inside = INSIDE[closes].replaceAll('Q', mark);
  return oneLine ? `${mark}(?:(?!\\n)${inside})*${mark}` : `${mark}${inside}*${mark}`;
}

const ESCAPED: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  a: '\u{07}',
  b: '\b',
  f: '\f',
  v: '\v',
  '\n': '',
};

/** `escapes`: the pairs of backslash and character that a reader resolves; without it a backslash is one. */
export function unescapeWith(escapes: RegExp | undefined, body: string): string {
  if (escapes === undefined || !body.includes('\\')) return body;
  return body.replace(escapes, (pair) => ESCAPED[pair.slice(1)] ?? pair.slice(1));
}

type ReadBy = {
  readonly bare: RegExp;
  readonly quotes: Partial<Record<QuoteMark, Quote>>;
  /** Values this reader would change (after escapes), because it fills in variables. */
  readonly expands?: RegExp;
};

/** For readers that know bare values and values between one pair of marks. */
export function readBy({ bare, quotes, expands }: ReadBy): Reader['read'] {
  const rules = new Map(Object.entries(quotes));
  const patterns = new Map(
    [...rules].map(([mark, { closes }]) => [
      mark,
      new RegExp(`^${quotedSource(mark as QuoteMark, closes, { oneLine: false })}$`),
    ]),
  );
  return (spelling) => {
    const mark = spelling[0] ?? '';
    const pattern = patterns.get(mark) ?? bare;
    if (!pattern.test(spelling)) return undefined;
    const rule = rules.get(mark);
    const value = rule ? unescapeWith(rule.escapes, spelling.slice(1, -1)) : spelling;
    return expands?.test(value) ? undefined : value;
  };
}
