import { daysBetween } from '../../times.ts';
import { words } from '../../words/history.ts';
import type { Entry } from './entries.ts';

/** Consecutive entries of one calendar day. */
export type DayPart = {
  /** Starts of days tell them apart, epoch milliseconds. */
  readonly day: number;
  /** False where the day began in the chunk before. */
  readonly isStart: boolean;
  readonly entries: readonly Entry[];
};

/** What is drawn, or left out, together. */
export type Chunk = { readonly first: number; readonly count: number; readonly days: readonly DayPart[] };

const ROW_HEIGHT = 27;
const DAY_HEIGHT = 40;

/** Pixels that an undrawn chunk takes; close enough, a drawn one is measured. */
export function guessedHeight({ count, days }: Chunk): number {
  return count * ROW_HEIGHT + days.filter(({ isStart }) => isStart).length * DAY_HEIGHT;
}

function chunkOf(entries: readonly Entry[], first: number, before: number | undefined): Chunk {
  const days: { day: number; isStart: boolean; entries: Entry[] }[] = [];
  for (const entry of entries) {
    const last = days.at(-1);
    if (last?.day === entry.day) last.entries.push(entry);
    else days.push({ day: entry.day, isStart: last !== undefined || before !== entry.day, entries: [entry] });
  }
  return { first, count: entries.length, days };
}

/** Entries, newest first, cut into pieces of `size`. */
export function chunksOf(entries: readonly Entry[], size: number): readonly Chunk[] {
  const chunks: Chunk[] = [];
  for (let first = 0; first < entries.length; first += size) {
    chunks.push(chunkOf(entries.slice(first, first + size), first, entries[first - 1]?.day));
  }
  return chunks;
}

const LONG_DAY = new Intl.DateTimeFormat('en-US', { weekday: 'long', month: 'long', day: 'numeric' });
const OTHER_YEAR = new Intl.DateTimeFormat('en-US', {
  weekday: 'long',
  month: 'long',
  day: 'numeric',
  year: 'numeric',
});

/** Chunks, taken together by `size`. */
export function blocksOf(chunks: readonly Chunk[], size: number): readonly (readonly Chunk[])[] {
  const starts = Array.from({ length: Math.ceil(chunks.length / size) }, (_, index) => index * size);
  return starts.map((start) => chunks.slice(start, start + size));
}

export type DayName = { readonly name: string; readonly note?: string };

/** `Today` with the date beside it; older days are their date. */
export function dayName(day: number, now: number): DayName {
  const date = (new Date(day).getFullYear() === new Date(now).getFullYear() ? LONG_DAY : OTHER_YEAR).format(day);
  const days = daysBetween(day, now);
  if (days === 0) return { name: words.today, note: date };
  return days === -1 ? { name: words.yesterday, note: date } : { name: date };
}
