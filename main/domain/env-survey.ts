import { type EnvDocument, itemAt } from './env-document.ts';
import type { EnvItem } from './env-lines.ts';
import type { Reader } from './reader.ts';
import { READER_TABLE, type ReaderName } from './readers.ts';

/** Where all the given readers certainly agree with us about lines. */
export type EnvSurvey = {
  /** All readers take this very item, from start to end. */
  isSure(index: number): boolean;
  /** A line put before this item (or behind the last) is read as a line of its own. */
  isSureBefore(index: number): boolean;
  /** The first place of doubt. */
  readonly doubt?: { readonly line: number; readonly reader: ReaderName };
};

type Verdict = 'agrees' | 'spoils next' | 'lost';

const MARK = '\u{FEFF}';

/** A first line that the reader sees with the mark in front. A line put before it would change how it is read. */
function isBehindMark({ hasByteOrderMark }: EnvDocument, reader: Reader, item: EnvItem | undefined): boolean {
  return item?.start === 1 && hasByteOrderMark && reader.byteOrderMark !== 'ignored';
}

/** Without the line ending; behind a byte order mark, for who minds it, with the mark. */
function contentOf(document: EnvDocument, reader: Reader, item: EnvItem): string {
  const ending = document.text.slice(item.stop, item.end);
  const seesReturn = ending === '\r' || (reader.carriageReturn === 'kept' && ending === '\r\n');
  const hasMark = item.kind !== 'assignment' && isBehindMark(document, reader, item);
  return (hasMark ? MARK : '') + document.text.slice(item.start, item.stop) + (seesReturn ? '\r' : '');
}

function judge(document: EnvDocument, reader: Reader, item: EnvItem): Verdict {
  const content = contentOf(document, reader, item);
  if (reader.carriageReturn !== 'kept' && content.includes('\r') && /\r(?!\n)/.test(content)) return 'lost';
  if (item.kind === 'assignment') {
    if (reader.whole.test(content)) return 'agrees';
    return reader.spoilsNext?.test(content) ? 'spoils next' : 'lost';
  }
  if (item.kind === 'blank' && content[0] !== MARK && !content.endsWith('\r')) return 'agrees';
  const isComment = item.kind === 'comment' && content[0] !== MARK && reader.comment?.test(content) !== false;
  if (isComment && !/[\u2028\u2029]/.test(content)) return 'agrees';
  if (reader.stray.test(content)) return 'agrees';
  return reader.spoilsNext?.test(content) ? 'spoils next' : 'lost';
}

/** A stray line may be read together with what stands above it: dotenv takes `NAME`, newline, `=value` for one assignment. */
function startOfDoubt(document: EnvDocument, index: number): number {
  if (itemAt(document, index)?.kind === 'assignment') return index;
  let at = index;
  while (itemAt(document, at - 1)?.kind === 'blank') at -= 1;
  return Math.max(0, at - 1);
}

type Doubts = { readonly items: Set<number>; lostFrom: number; readonly before: Set<number>; first: number };

/** An assignment that another one hid from the reader; what follows it is in step again, unless it opens a quoted value. */
function spoil(document: EnvDocument, doubts: Doubts, from: number): 'in step' | 'lost' {
  for (let at = from + 1; at < document.starts.length; at += 1) {
    doubts.before.add(at);
    const item = itemAt(document, at);
    if (item?.kind === 'comment' || item?.kind === 'blank') continue;
    doubts.items.add(at);
    if (item?.kind !== 'assignment' || document.text.slice(item.start, item.stop).includes('\n')) return 'lost';
    return 'in step';
  }
  doubts.before.add(document.starts.length);
  return 'in step';
}

function surveyReader(document: EnvDocument, reader: Reader, doubts: Doubts, hard: readonly number[]): void {
  if (isBehindMark(document, reader, itemAt(document, 0))) doubts.before.add(0);
  for (const index of hard) {
    const item = itemAt(document, index);
    if (item === undefined || index >= doubts.lostFrom) return;
    const verdict = judge(document, reader, item);
    if (verdict === 'agrees') continue;
    doubts.first = Math.min(doubts.first, index);
    if (verdict === 'lost' || spoil(document, doubts, index) === 'lost') {
      const from = verdict === 'lost' ? startOfDoubt(document, index) : index + 1;
      if (itemAt(document, from)?.kind !== 'assignment') doubts.before.add(from);
      doubts.lostFrom = Math.min(doubts.lostFrom, from);
      return;
    }
  }
}

/** Items that need a closer look; none in most files. */
function hardItems({ hasByteOrderMark, starts, slow }: EnvDocument): number[] {
  const places = [...slow.keys()];
  return hasByteOrderMark && starts.length > 0 && !slow.has(0) ? [0, ...places] : places;
}

function lineOf({ text, starts }: EnvDocument, index: number): number {
  return text.slice(0, starts[index]).split('\n').length;
}

/** `names`: whoever reads the file. */
export function surveyEnv(document: EnvDocument, names: readonly ReaderName[]): EnvSurvey {
  const none = document.starts.length;
  const doubts: Doubts = { items: new Set(), before: new Set(), lostFrom: none, first: none };
  const hard = hardItems(document);
  let doubter: ReaderName | undefined;
  for (const name of names) {
    const before = doubts.first;
    surveyReader(document, READER_TABLE[name], doubts, hard);
    if (doubts.first < before) doubter = name;
  }
  return {
    isSure: (index) => index < doubts.lostFrom && (doubts.items.size === 0 || !doubts.items.has(index)),
    isSureBefore: (index) => (index <= doubts.lostFrom || doubts.lostFrom === none) && !doubts.before.has(index),
    ...(doubter && { doubt: { line: lineOf(document, doubts.first), reader: doubter } }),
  };
}
