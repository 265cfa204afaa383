import { nameStartIn, skipAnyName, skipBlanks, skipValue } from './env-scan.ts';

/** Offsets into the text: content is [start, stop), the line ending [stop, end). Only LF ends a line; a lone CR is content. */
type Extent = { readonly start: number; readonly stop: number; readonly end: number };

/** Blank, comment, or a line that is no assignment. */
export type OtherLine = Extent & { readonly kind: 'blank' | 'comment' | 'stray' };

/** `prefix NAME equals value tail`; a quoted value may span lines. */
export type Assignment = Extent & {
  readonly kind: 'assignment';
  readonly name: string;
  readonly nameStart: number;
  readonly valueStart: number;
  /** Behind the closing quote. The tail [valueStop, stop) is blanks and an inline comment. */
  readonly valueStop: number;
  /** True when all readers agree where it ends: `scanLine` took it. */
  readonly isPlain: boolean;
};

export type EnvItem = OtherLine | Assignment;

type Mark = "'" | '"' | '`';

const END_OF_VALUE = /[ \t]*(?:#[^\n]*|\r?(?=\n|(?![\s\S])))/y;

function matchesAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

/** Finds the next quote mark without a backslash before it; remembers, so that a whole file stays linear. */
export class Marks {
  readonly #text: string;
  readonly #next: Record<Mark, number> = { "'": 0, '"': 0, '`': 0 };

  constructor(text: string) {
    this.#text = text;
  }

  /** -1 when there is none. */
  next(mark: Mark, from: number): number {
    let at = this.#next[mark];
    if (at === -1 || at >= from) return at;
    at = this.#text.indexOf(mark, from);
    while (at > 0 && this.#text[at - 1] === '\\') at = this.#text.indexOf(mark, at + 1);
    this.#next[mark] = at;
    return at;
  }
}

/** Any closing mark on the same line, even behind a backslash: rather a short reading than one that swallows lines. */
function escapedClose(text: string, mark: Mark, { from, stop }: { from: number; stop: number }): number {
  for (let at = text.indexOf(mark, from); at !== -1 && at < stop; at = text.indexOf(mark, at + 1)) {
    if (matchesAt(END_OF_VALUE, text, at + 1)) return at;
  }
  return -1;
}

/** Where the quoted value that opens at `open` ends, -1 when it is not a properly quoted value. */
function quotedStop(text: string, marks: Marks, { open, stop }: { open: number; stop: number }): number {
  const mark = text[open];
  if (mark !== "'" && mark !== '"' && mark !== '`') return -1;
  const close = marks.next(mark, open + 1);
  const isInLine = close !== -1 && close < stop;
  if (isInLine && matchesAt(END_OF_VALUE, text, close + 1)) return close + 1;
  const short = escapedClose(text, mark, { from: open + 1, stop });
  if (short !== -1) return short + 1;
  return !isInLine && close !== -1 && matchesAt(END_OF_VALUE, text, close + 1) ? close + 1 : -1;
}

function skipBlanksBack(text: string, from: number, floor: number): number {
  let at = from;
  while (at > floor && (text[at - 1] === ' ' || text[at - 1] === '\t')) at -= 1;
  return at;
}

/** A bare value ends before trailing blanks and before a `#` that has a blank before it. */
function bareStop(text: string, valueStart: number, stop: number): number {
  for (let at = valueStart; at < stop; at += 1) {
    if (text[at] !== '#') continue;
    const before = skipBlanksBack(text, at, valueStart);
    if (before < at) return before;
  }
  return skipBlanksBack(text, stop, valueStart);
}

type Line = { readonly start: number; readonly stop: number; readonly end: number };

function lineAt(text: string, start: number, from: number): Line {
  const feed = text.indexOf('\n', from);
  // A return at the very end becomes part of a line ending as soon as a line follows.
  if (feed === -1) return { start, stop: text.endsWith('\r') ? text.length - 1 : text.length, end: text.length };
  return { start, stop: feed > from && text[feed - 1] === '\r' ? feed - 1 : feed, end: feed + 1 };
}

function otherLine(text: string, line: Line): OtherLine {
  const content = text.slice(line.start, line.stop).replace(/^[ \t]+/, '');
  return { kind: content === '' ? 'blank' : content[0] === '#' ? 'comment' : 'stray', ...line };
}

type Head = { readonly nameStart: number; readonly nameStop: number; readonly equals: number };

function headAt(text: string, nameStart: number): Head | undefined {
  const nameStop = skipAnyName(text, nameStart);
  const equals = skipBlanks(text, nameStop);
  return nameStop > nameStart && text[equals] === '=' ? { nameStart, nameStop, equals } : undefined;
}

/** `NAME =`, `export NAME =`, blanks before it or not. */
function readHead(text: string, start: number): Head | undefined {
  const first = skipBlanks(text, start);
  const second = text.startsWith('export', first) ? skipBlanks(text, first + 'export'.length) : first;
  const isExport = second > first + 'export'.length;
  return (isExport ? headAt(text, second) : undefined) ?? headAt(text, first);
}

/** Any line; those that `scanLine` takes are read faster by `readQuick`. */
export function readSlowly(text: string, start: number, marks: Marks): EnvItem {
  const line = lineAt(text, start, start);
  const head = readHead(text, start);
  if (head === undefined) return otherLine(text, line);
  const { nameStart, nameStop, equals } = head;
  const open = skipBlanks(text, equals + 1);
  const isEmpty = open === line.stop || (text[open] === '#' && open > equals + 1);
  const valueStart = isEmpty ? equals + 1 : open;
  const quoted = isEmpty ? -1 : quotedStop(text, marks, { open, stop: line.stop });
  const valueStop = isEmpty ? valueStart : quoted === -1 ? bareStop(text, valueStart, line.stop) : quoted;
  const { stop, end } = valueStop > line.stop ? lineAt(text, start, valueStop) : line;
  const name = text.slice(nameStart, nameStop);
  return { kind: 'assignment', start, stop, end, name, nameStart, valueStart, valueStop, isPlain: false };
}

type QuickLine = { readonly start: number; readonly end: number; readonly isAssignment: boolean };

function stopOf(text: string, { start, end }: QuickLine): number {
  if (text[end - 1] !== '\n') return text[end - 1] === '\r' && end - 1 > start ? end - 1 : end;
  return end - 2 >= start && text[end - 2] === '\r' ? end - 2 : end - 1;
}

/** An item that `scanLine` found. */
export function readQuick(text: string, line: QuickLine): EnvItem {
  const { start, end, isAssignment } = line;
  const stop = stopOf(text, line);
  if (!isAssignment) return { kind: text[start] === '#' ? 'comment' : 'blank', start, stop, end };
  const nameStart = nameStartIn(text, start);
  const valueStart = text.indexOf('=', nameStart) + 1;
  const name = text.slice(nameStart, valueStart - 1);
  const valueStop = skipValue(text, valueStart);
  return { kind: 'assignment', start, stop, end, name, nameStart, valueStart, valueStop, isPlain: true };
}
