import { day } from '../times.ts';

/** From epoch milliseconds to where it stands in a picture. */
export type TimeScale = {
  readonly x: (then: number) => number;
  readonly now: number;
  readonly start: number;
};

export type TimeScaleOptions = {
  readonly now: number;
  /** The first moment drawn; what was before it stands at the left edge. */
  readonly start: number;
  readonly left: number;
  /** Where `now` stands. */
  readonly middle: number;
  /** What is further ahead than this stands here. */
  readonly right: number;
};

const rounded = (number: number): number => Math.round(number * 10) / 10;

/** Past and future at the same scale. */
export function timeScale({ now, start, left, middle, right }: TimeScaleOptions): TimeScale {
  const perMillisecond = (middle - left) / (now - start || 1);
  const x = (then: number): number => rounded(Math.min(Math.max(middle + (then - now) * perMillisecond, left), right));
  return { x, now, start };
}

export type Mark = { readonly x: number; readonly text: string };

const SPACE = 56;

/** Dates for moments, the latest first, leaving out what would run into a neighbor or into `taken`. */
export function dateMarks(
  moments: readonly number[],
  { scale, taken }: { readonly scale: TimeScale; readonly taken: readonly number[] },
): readonly Mark[] {
  const marks: Mark[] = [];
  const isFree = (x: number): boolean =>
    taken.every((one) => Math.abs(one - x) >= SPACE) && marks.every((mark) => Math.abs(mark.x - x) >= SPACE);
  for (const moment of [...moments].sort((one, other) => other - one)) {
    const x = scale.x(moment);
    if (moment >= scale.start && isFree(x)) marks.push({ x, text: day(moment, scale.now) });
  }
  return marks;
}

/** Evenly from `start` on, without `now`. */
export function evenMoments({ start, now }: Pick<TimeScale, 'start' | 'now'>, parts: number): readonly number[] {
  return Array.from({ length: parts }, (_, part) => start + ((now - start) / parts) * part);
}
