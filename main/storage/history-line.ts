import type { KeyturnEvent } from '../domain/event.ts';
import { toLine } from './line-file.ts';

/** Bytes, line end included. */
export const LONGEST_LINE = 4096;
const LONGEST_TEXT = 256;

/** One line of the history, never longer than `LONGEST_LINE`: names are counted instead of listed, texts are cut. */
export function historyLine(event: KeyturnEvent): string {
  const whole = toLine(event);
  if (fits(whole)) return whole;
  let names = event.keys ?? [];
  while (names.length > 1) {
    names = names.slice(0, names.length >> 1);
    const line = toLine({ ...event, keys: [...names, `and ${(event.keys?.length ?? 0) - names.length} more`] });
    if (fits(line)) return line;
  }
  return toLine(cut(event));
}

function cut({ keys: _, ...event }: KeyturnEvent): object {
  return JSON.parse(JSON.stringify(event), (_key, value: unknown) =>
    typeof value === 'string' && value.length > LONGEST_TEXT ? `${value.slice(0, LONGEST_TEXT)}…` : value,
  );
}

function fits(line: string): boolean {
  return Buffer.byteLength(line) <= LONGEST_LINE;
}
