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

/** Rows of a whole, newest first: `first` counts, `end` does not. */
export type Block = { readonly all: readonly Entry[]; readonly first: number; readonly end: number };

/** A block cut into pieces of `size`. */
export function chunksOf({ all, first, end }: Block, size: number): readonly Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = first; at < end; at += size) {
    chunks.push(chunkOf(all.slice(at, Math.min(at + size, end)), at, all[at - 1]?.day));
  }
  return chunks;
}

/** Blocks of `size` entries. They are cut into chunks only where somebody looks: a search leaves thousands that nobody does. */
export function blocksOf(all: readonly Entry[], size: number): readonly Block[] {
  const starts = Array.from({ length: Math.ceil(all.length / size) }, (_, index) => index * size);
  return starts.map((first) => ({ all, first, end: Math.min(first + size, all.length) }));
}

/** Pixels of a block, as close as its chunks would guess them. */
export function guessedBlockHeight({ all, first, end }: Block): number {
  let height = (end - first) * ROW_HEIGHT;
  for (let at = first; at < end; at += 1) if (all[at]?.day !== all[at - 1]?.day) height += DAY_HEIGHT;
  return height;
}

const LONG_DAY = new Intl.DateTimeFormat('en-US', { weekday: 'long', month: 'long', day: 'numeric' });
const OTHER_YEAR = new Intl.DateTimeFormat('en-US', {
  weekday: 'long',
  month: 'long',
  day: 'numeric',
  year: 'numeric',
});

export type DayName = { readonly name: string; readonly note?: string };

/** `Today` with the date beside it; older days are their date. */
export function dayName(day: number, now: number): DayName {
  const date = (new Date(day).getFullYear() === new Date(now).getFullYear() ? LONG_DAY : OTHER_YEAR).format(day);
  const days = daysBetween(day, now);
  if (days === 0) return { name: words.today, note: date };
  return days === -1 ? { name: words.yesterday, note: date } : { name: date };
}
