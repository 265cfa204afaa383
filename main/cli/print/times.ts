const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** `10:43:07` here; 24 hours, so that columns line up. */
export function clockTime(at: number): string {
  const date = new Date(at);
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}

function hourAndMinute(at: number): string {
  return clockTime(at).slice(0, 5);
}

function monthAndDay(at: number, now: number): string {
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return new Date(at).toLocaleDateString('en-US', {
    month: 'short',
    day: 'numeric',
    ...(!isThisYear && { year: 'numeric' }),
  });
}

/** Whole calendar days from `now` to `at`; negative for the past. */
function daysBetween(at: number, now: number): number {
  return Math.round((new Date(at).setHours(0, 0, 0, 0) - new Date(now).setHours(0, 0, 0, 0)) / DAY);
}

/** `12 s ago`, `4 min ago`, `2 h ago`, `yesterday 18:12`, `Nov 5`, `Nov 5, 2025`. */
export function timeAgo(at: number, now: number): string {
  const passed = Math.max(0, now - at);
  if (passed < MINUTE) return `${Math.floor(passed / SECOND)} s ago`;
  if (passed < HOUR) return `${Math.floor(passed / MINUTE)} min ago`;
  if (passed < DAY) return `${Math.floor(passed / HOUR)} h ago`;
  return daysBetween(at, now) === -1 ? `yesterday ${hourAndMinute(at)}` : monthAndDay(at, now);
}

/** `9 min`, `2 h`, `3 d`: how long something has lasted or will take. */
export function span(milliseconds: number): string {
  if (milliseconds < MINUTE) return `${Math.max(0, Math.round(milliseconds / SECOND))} s`;
  if (milliseconds < HOUR) return `${Math.round(milliseconds / MINUTE)} min`;
  if (milliseconds < DAY) return `${Math.round(milliseconds / HOUR)} h`;
  return `${Math.round(milliseconds / DAY)} d`;
}

/** `in 40 s`, `in 5 min`, `in 6 h`, `in 30 d`; `now` for what is due. */
export function timeAhead(at: number, now: number): string {
  return at <= now ? 'now' : `in ${span(at - now)}`;
}

/** `today 17:00`, `Tue 09:00`, `Dec 23`. */
export function dayAhead(at: number, now: number): string {
  const days = daysBetween(at, now);
  if (days === 0) return `today ${hourAndMinute(at)}`;
  if (days > 0 && days < 7) {
    return `${new Date(at).toLocaleDateString('en-US', { weekday: 'short' })} ${hourAndMinute(at)}`;
  }
  return monthAndDay(at, now);
}

/** For lists over days: `10:43:07` today, else with its day before it. */
export function dayAndTime(at: number, now: number): string {
  return daysBetween(at, now) === 0 ? clockTime(at) : `${monthAndDay(at, now)} ${clockTime(at)}`;
}
