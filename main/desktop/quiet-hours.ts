import type { Preferences } from '../../preload/views.ts';

/** Is it quiet now, by the local clock? Hours may end on the next day. `now`: epoch milliseconds. */
export function isQuiet({ notifies, quietHours }: Pick<Preferences, 'notifies' | 'quietHours'>, now: number): boolean {
  if (!notifies) return true;
  if (quietHours === undefined || quietHours.from === quietHours.to) return false;
  const time = new Date(now);
  const minute = time.getHours() * 60 + time.getMinutes();
  const { from, to } = quietHours;
  return from < to ? minute >= from && minute < to : minute >= from || minute < to;
}
