import { type Assignment, type EnvItem, readItems } from './env-lines.ts';

const BYTE_ORDER_MARK = '\u{FEFF}';

/** A `.env` text cut into items; nothing is lost, nothing is added. */
export type EnvDocument = {
  readonly text: string;
  readonly hasByteOrderMark: boolean;
  readonly items: readonly EnvItem[];
};

export function parseEnv(text: string): EnvDocument {
  const hasByteOrderMark = text.startsWith(BYTE_ORDER_MARK);
  return { text, hasByteOrderMark, items: readItems(text, hasByteOrderMark ? 1 : 0) };
}

/** `printEnv(parseEnv(text)) === text` for every text. */
export function printEnv({ text, hasByteOrderMark, items }: EnvDocument): string {
  return (hasByteOrderMark ? BYTE_ORDER_MARK : '') + items.map((item) => text.slice(item.start, item.end)).join('');
}

/** False for bytes that are no `.env` text (not UTF-8, or with a NUL): the adapter refuses those as `not-text`. */
export function isEnvText(bytes: Uint8Array): boolean {
  if (bytes.includes(0)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** The value as spelled, quotes included. */
export function spellingOf({ text }: EnvDocument, { valueStart, valueStop }: Assignment): string {
  return text.slice(valueStart, valueStop);
}

/** The file's usual line ending. */
export function lineEndingOf({ text }: EnvDocument): '\n' | '\r\n' {
  const feed = text.indexOf('\n');
  if (feed === -1 || !text.includes('\r\n')) return '\n';
  const all = text.split('\n').length - 1;
  return (text.split('\r\n').length - 1) * 2 > all ? '\r\n' : '\n';
}
