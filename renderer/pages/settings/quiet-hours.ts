import type { Preferences } from '../../../preload/views.ts';

type Hours = NonNullable<Preferences['quietHours']>;

const DAY_MINUTES = 24 * 60;

/** What people mostly sleep: 22:00 to 07:00. */
export const USUAL: Hours = { from: 22 * 60, to: 7 * 60 };

/** Minutes after midnight as `<input type="time">` has them: `07:05`. */
export function timeText(minutes: number): string {
  const whole = ((minutes % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES;
  return [Math.floor(whole / 60), whole % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

/** Undefined while a time is half typed. */
export function minutesOf(text: string): number | undefined {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)(?::\d\d)?$/.exec(text) ?? [];
  return hours === undefined || minutes === undefined ? undefined : Number(hours) * 60 + Number(minutes);
}
