import { type Mood, worstMood } from '../domain/mood.ts';
import { CHANGED_MS, moodsOf, type WatchView } from '../domain/view.ts';
import { answerLine } from './answer-line.ts';

/** Everything that the tray shows. */
export type TrayPicture = { readonly mood: Mood; readonly line: string };

export type TrayFacts = {
  readonly views: readonly WatchView[];
  readonly isPaused: boolean;
  /** A person asked, and the answer takes long enough to be shown. */
  readonly isChecking: boolean;
  /** Epoch milliseconds. */
  readonly now: number;
};

/** Checks by the timer never show: an icon that moves every few minutes is not calm. */
export function trayPicture({ views, isPaused, isChecking, now }: TrayFacts): TrayPicture {
  const moods = views.flatMap((view) => moodsOf({ ...view, isChecking: false }, now));
  if (isPaused) moods.push('paused');
  if (isChecking) moods.push('checking');
  return { mood: worstMood(moods), line: answerLine(views, { isPaused }) };
}

/** When a write stops being news, in milliseconds from now; undefined when none is. */
export function newsEndsIn(views: readonly WatchView[], now: number): number | undefined {
  const ends = views.flatMap(({ writtenAt }) => (writtenAt === undefined ? [] : [writtenAt + CHANGED_MS - now]));
  const ahead = ends.filter((delay) => delay > 0);
  return ahead.length > 0 ? Math.min(...ahead) : undefined;
}
