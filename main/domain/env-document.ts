import { type EnvItem, Marks, readQuick, readSlowly } from './env-lines.ts';
import { hashName, NOT_NAMED, type Scan, scanLine } from './env-scan.ts';

const BYTE_ORDER_MARK = '\u{FEFF}';

/** A `.env` text cut into items; nothing is lost, nothing is added. Only items that are not quick to read are kept as objects. */
export type EnvDocument = {
  readonly text: string;
  readonly hasByteOrderMark: boolean;
  /** Where each item starts. */
  readonly starts: readonly number[];
  /** Of each item; `NOT_NAMED` for those that are no assignments. */
  readonly nameHashes: readonly number[];
  /** Of assignments that are quick to read: behind the closing quote. */
  readonly valueStops: readonly number[];
  /** Items on which readers may disagree, by place, in order. */
  readonly slow: ReadonlyMap<number, EnvItem>;
};

type Cuts = {
  readonly starts: number[];
  readonly nameHashes: number[];
  readonly valueStops: number[];
  readonly slow: Map<number, EnvItem>;
};

/** A function of its own, with nothing behind the loop: V8 throws quick code away that runs into what it has never run. */
function cut(text: string, from: number, { starts, nameHashes, valueStops, slow }: Cuts): void {
  const marks = new Marks(text);
  const scan: Scan = { nameHash: NOT_NAMED, valueStop: -1 };
  for (let at = from; at < text.length; ) {
    const start = at;
    at = scanLine(text, start, scan);
    if (at === -1) {
      const item = readSlowly(text, start, marks);
      slow.set(starts.length, item);
      scan.nameHash = item.kind === 'assignment' ? hashName(item.name) : NOT_NAMED;
      at = item.end;
    }
    starts.push(start);
    nameHashes.push(scan.nameHash);
    valueStops.push(scan.valueStop);
  }
}

/** Linear in the length of the text. */
export function parseEnv(text: string): EnvDocument {
  const hasByteOrderMark = text.startsWith(BYTE_ORDER_MARK);
  const cuts: Cuts = { starts: [], nameHashes: [], valueStops: [], slow: new Map() };
  cut(text, hasByteOrderMark ? 1 : 0, cuts);
  return { text, hasByteOrderMark, ...cuts };
}

/** Undefined behind the last. */
export function itemAt({ text, starts, nameHashes, slow }: EnvDocument, place: number): EnvItem | undefined {
  const start = starts[place];
  if (start === undefined) return undefined;
  const end = starts[place + 1] ?? text.length;
  return slow.get(place) ?? readQuick(text, { start, end, isAssignment: nameHashes[place] !== NOT_NAMED });
}

/** In the order of the file. */
export function itemsOf(document: EnvDocument): EnvItem[] {
  return document.starts.flatMap((_, place) => itemAt(document, place) ?? []);
}

/** `printEnv(parseEnv(text)) === text` for every text. */
export function printEnv(document: EnvDocument): string {
  const { text, hasByteOrderMark } = document;
  const pieces = itemsOf(document).map((item) => text.slice(item.start, item.end));
  return (hasByteOrderMark ? BYTE_ORDER_MARK : '') + pieces.join('');
}

/** The file's usual line ending. */
export function lineEndingOf(text: string): '\n' | '\r\n' {
  if (!text.includes('\r\n')) return '\n';
  const all = text.split('\n').length - 1;
  return (text.split('\r\n').length - 1) * 2 > all ? '\r\n' : '\n';
}
