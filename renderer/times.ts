// How times read. All arguments are epoch milliseconds; `now` comes from the page, so that every line ticks together.
import { words } from './words/times.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Words are English, the clock is as the system has it: 17:00 or 5:00 PM. */
const CLOCK = new Intl.DateTimeFormat('en-US', {
  hour: 'numeric',
  minute: '2-digit',
  hourCycle: new Intl.DateTimeFormat(undefined, { hour: 'numeric' }).resolvedOptions().hourCycle ?? 'h23',
});
const WEEKDAY = new Intl.DateTimeFormat('en-US', { weekday: 'short' });
const MONTH_AND_DAY = new Intl.DateTimeFormat('en-US', { month: 'short', day: 'numeric' });
const WHOLE_DAY = new Intl.DateTimeFormat('en-US', { month: 'short', day: 'numeric', year: 'numeric' });

/** `10:43`, `9:43 AM`. */
export function clock(then: number): string {
  const text = CLOCK.format(then);
  return /^\d:\d\d$/.test(text) ? `0${text}` : text;
}

/** `Nov 5`, `Nov 5, 2025` for another year. */
export function day(then: number, now: number): string {
  const isThisYear = new Date(then).getFullYear() === new Date(now).getFullYear();
  return (isThisYear ? MONTH_AND_DAY : WHOLE_DAY).format(then);
}

/** Whole calendar days from `now` to `then`; negative for the past. */
export function daysBetween(then: number, now: number): number {
  return Math.round((new Date(then).setHours(0, 0, 0, 0) - new Date(now).setHours(0, 0, 0, 0)) / DAY);
}

/** How long: `40 s`, `9 min`, `2 h`, `30 d`. */
export function span(milliseconds: number): string {
  const length = Math.max(0, milliseconds);
  if (length < MINUTE) return words.seconds(Math.floor(length / SECOND));
  if (length < HOUR) return words.minutes(Math.floor(length / MINUTE));
  if (length < DAY) return words.hours(Math.floor(length / HOUR));
  return words.days(Math.floor(length / DAY));
}

/** `12 s ago`, `4 min ago`, `2 h ago`, `yesterday 18:12`, `Nov 5`. */
export function ago(then: number, now: number): string {
  const days = daysBetween(then, now);
  if (now - then < DAY) return words.ago(span(now - then));
  return days === -1 ? words.yesterday(clock(then)) : day(then, now);
}

/** Ahead, the nearest whole number is the honest one; of the past, what has passed. */
function rounded(length: number): number {
  const unit = [DAY, HOUR, MINUTE, SECOND].find((one) => length >= one) ?? SECOND;
  return Math.round(length / unit) * unit;
}

/** `in 40 s`, `in 6 h`, `in 30 d`; `now` for what is due. */
export function ahead(then: number, now: number): string {
  return then <= now ? words.now : words.ahead(span(rounded(then - now)));
}

/** A moment that does not tick: `17:00`, `yesterday 18:12`, `tomorrow 09:00`, `Tue 09:00`, `Dec 23`. */
export function moment(then: number, now: number): string {
  const days = daysBetween(then, now);
  if (days === 0) return clock(then);
  if (days === -1) return words.yesterday(clock(then));
  if (days === 1) return words.tomorrow(clock(then));
  return days > 1 && days < 7 ? `${WEEKDAY.format(then)} ${clock(then)}` : day(then, now);
}
