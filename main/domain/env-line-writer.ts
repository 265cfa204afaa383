import { itemAt, parseEnv } from './env-document.ts';
import type { Assignment } from './env-lines.ts';
import { spellingOf } from './env-names.ts';
import type { Setting } from './observed.ts';
import { READER_TABLE, type ReaderName } from './readers.ts';
import { readItem } from './spellings.ts';

/** What stands round the value. */
export type LineShape = { readonly prefix: string; readonly equals: string; readonly tail: string };

export const PLAIN_SHAPE: LineShape = { prefix: '', equals: '=', tail: '' };

/** For some reader, the CR of a CRLF ending belongs to the value. */
export function keepsReturns(readers: readonly ReaderName[]): boolean {
  return readers.some((reader) => READER_TABLE[reader].carriageReturn === 'kept');
}

/** For some reader, the mark belongs to the first name. */
export function mindsByteOrderMark(readers: readonly ReaderName[]): boolean {
  return readers.some((reader) => READER_TABLE[reader].byteOrderMark !== 'ignored');
}

/** The proof of every line written: all readers read exactly the value, and we read the same line back. */
export function isReadBack(line: string, { name, value, readers }: Setting, spelling: string): boolean {
  const document = parseEnv(line);
  const item = itemAt(document, 0);
  if (item?.kind !== 'assignment' || document.starts.length > 1 || item.name !== name) return false;
  if (spellingOf(document, item) !== spelling) return false;
  return readers.every((reader) => readItem(document, item, READER_TABLE[reader]) === value.reveal());
}

/** As it stands, then without what some reader may mind, then bare. */
export function shapesOf(text: string, item: Assignment): LineShape[] {
  const prefix = text.slice(item.start, item.nameStart);
  const equals = text.slice(item.nameStart + item.name.length, item.valueStart);
  const rest = text.slice(item.valueStop, item.stop);
  const tail = rest.startsWith('#') ? ` ${rest}` : rest;
  const isBlank = tail.trim() === '';
  const exported = prefix.includes('export') ? 'export ' : '';
  return [
    { prefix, equals, tail },
    { prefix, equals: '=', tail: isBlank ? '' : tail },
    { prefix: exported, equals: '=', tail: isBlank ? '' : tail },
    { prefix: '', equals: '=', tail: isBlank ? '' : tail },
    PLAIN_SHAPE,
  ];
}

/** No file of UTF-8 text and no environment can hold these. */
function isUnwritable(value: string): boolean {
  return value.includes('\0') || !value.isWellFormed();
}

/** The plainest line that all readers read right; undefined when there is none. */
export function writeLine(
  setting: Setting,
  spellings: readonly string[],
  { shapes, ending }: { shapes: readonly LineShape[]; ending: string },
): string | undefined {
  if (isUnwritable(setting.value.reveal())) return undefined;
  for (const { prefix, equals, tail } of shapes) {
    for (const spelling of spellings) {
      const line = `${prefix}${setting.name}${equals}${spelling}${tail}${ending}`;
      if (isReadBack(line, setting, spelling)) return line;
    }
  }
  return undefined;
}
