import { DAY, day } from '../times.ts';

/** From epoch milliseconds to where it stands in a picture. */
export type TimeScale = {
  readonly x: (then: number) => number;
  readonly now: number;
  readonly start: number;
  readonly end: number;
};

export type TimeScaleOptions = {
  readonly now: number;
  /** The first moment drawn; what was before it stands at its edge. */
  readonly start: number;
  /** The last moment that should be drawn: planned ones are ahead of `now`. */
  readonly end: number;
  readonly left: number;
  readonly right: number;
};

const rounded = (number: number): number => Math.round(number * 10) / 10;

/** What lies ahead takes at most a third of the width. */
export function timeScale({ now, start, end, left, right }: TimeScaleOptions): TimeScale {
  const last = Math.max(now, Math.min(end, now + (now - start) / 2));
  const perPixel = (right - left) / (last - start || 1);
  const x = (then: number): number => rounded(left + (Math.min(Math.max(then, start), last) - start) * perPixel);
  return { x, now, start, end: last };
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
  for (const moment of moments.toSorted((one, other) => other - one)) {
    const x = scale.x(moment);
    if (isFree(x)) marks.push({ x, text: day(moment, scale.now) });
  }
  return marks;
}

/** Evenly between `start` and `now`. */
export function evenMoments({ start, now }: Pick<TimeScale, 'start' | 'now'>, parts: number): readonly number[] {
  return Array.from({ length: parts }, (_, part) => start + ((now - start) / parts) * part);
}

/** The shortest stretch that is drawn. */
export const SHORTEST = DAY;
