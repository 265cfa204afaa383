import type { EnvDocument } from './env-document.ts';
import type { Assignment } from './env-lines.ts';
import type { Reader } from './reader.ts';

/** What one reader reads in an assignment, undefined when that is not certain. Where lines end is the survey's business. */
export function readItem(document: EnvDocument, item: Assignment, reader: Reader): string | undefined {
  const { text, hasByteOrderMark } = document;
  if (hasByteOrderMark && item.start === 1 && reader.byteOrderMark !== 'ignored') return undefined;
  const ending = text.slice(item.stop, item.end);
  if (ending === '\r' || (reader.carriageReturn === 'kept' && ending === '\r\n')) return undefined;
  const prefix = text.slice(item.start, item.nameStart);
  const equals = text.slice(item.nameStart + item.name.length, item.valueStart);
  const tail = text.slice(item.valueStop, item.stop);
  if (!reader.prefix.test(prefix) || !reader.equals.test(equals) || !reader.tail.test(tail)) return undefined;
  if (!reader.whole.test(text.slice(item.start, item.stop))) return undefined;
  const spelling = text.slice(item.valueStart, item.valueStop);
  return reader.read(withLineEnds(spelling, reader), { isExported: prefix.includes('export') });
}

function withLineEnds(spelling: string, { carriageReturn }: Reader): string {
  if (carriageReturn === 'kept' || !spelling.includes('\r')) return spelling;
  return spelling.replace(/\r\n?/g, (end) => (end === '\r\n' || carriageReturn === 'newline' ? '\n' : ''));
}

const COMMON = /^[\w!%*+,./:?@[\]^{}-][\w!%*+,./:?@[\]^{}=-]*$/;
const escapeControls = (value: string): string => value.replaceAll('\n', '\\n').replaceAll('\r', '\\r');

/** Every way to write a value, the plainest first. Which of them fits is for the readers to say. */
export function spellingsOf(value: string): string[] {
  const isBareSafe = value === '' || COMMON.test(value);
  const pairs = value.replace(/[\\"]/g, '\\$&');
  return [
    ...(isBareSafe ? [value] : []),
    `'${value}'`,
    `"${value}"`,
    `"${escapeControls(value)}"`,
    `"${pairs}"`,
    `"${escapeControls(pairs)}"`,
    `"${value.replace(/[\\"$`]/g, '\\$&')}"`,
    `'${value.replace(/[\\']/g, '\\$&')}'`,
    ...(isBareSafe ? [] : [value]),
    `\`${value}\``,
    `'${value.replaceAll("'", "'\\''")}'`,
  ];
}

/** As `spellingsOf`, but those with the quotes that stand there now come first. */
export function spellingsLike(value: string, current: string): string[] {
  const mark = /^['"`]/.exec(current)?.[0] ?? '';
  const all = spellingsOf(value);
  const isAlike = (spelling: string): boolean => (mark === '' ? !/^['"`]/.test(spelling) : spelling.startsWith(mark));
  return [...all.filter(isAlike), ...all.filter((spelling) => !isAlike(spelling))];
}
