import { Cron } from 'croner';
import { AwsError } from '../answer.ts';

/** As RotateSecret takes them. */
export type RotationRules = {
  readonly AutomaticallyAfterDays?: number;
  /** Hours, as in `3h`. */
  readonly Duration?: string;
  readonly ScheduleExpression?: string;
};

/** Epoch milliseconds; `endsAt` is what DescribeSecret calls `NextRotationDate`. */
export type RotationWindow = { readonly startsAt: number; readonly endsAt: number };

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

function midnight(moment: number): number {
  return Math.floor(moment / DAY) * DAY;
}

function invalid(reason: string): AwsError {
  return new AwsError('InvalidParameterException', reason);
}

/** Windows of an hourly rate are counted from midnight UTC. */
function rateStart(amount: number, unit: 'hour' | 'day', after: number): number {
  if (unit === 'day') return midnight(after) + amount * DAY;
  const start = midnight(after) + (Math.floor((after - midnight(after)) / (amount * HOUR)) + 1) * amount * HOUR;
  return start;
}

/** AWS counts weekdays from 1 for Sunday and always names a year; croner takes both so, and `/8` with sloppy ranges. */
function cronStart(fields: string, after: number): number {
  try {
    const cron = new Cron(`0 ${fields}`, {
      timezone: 'UTC',
      alternativeWeekdays: true,
      domAndDow: true,
      sloppyRanges: true,
      paused: true,
    });
    const next = cron.nextRun(new Date(after));
    if (next !== null) return next.getTime();
  } catch {
    // The same answer as for an expression that never comes.
  }
  throw invalid('The ScheduleExpression is not a valid cron expression.');
}

function durationOf(rules: RotationRules): number | undefined {
  if (rules.Duration === undefined) return undefined;
  const [, hours] = /^([1-9]\d?)h$/.exec(rules.Duration) ?? [];
  if (hours === undefined || Number(hours) > 24)
    throw invalid('The Duration must be a number of hours between 1h and 24h.');
  return Number(hours) * HOUR;
}

type Start = { readonly startsAt: number; readonly isHourly: boolean };

function startOf(rules: RotationRules, after: number): Start | undefined {
  const expression = rules.ScheduleExpression;
  if (expression === undefined) {
    const days = rules.AutomaticallyAfterDays;
    return days === undefined ? undefined : { startsAt: rateStart(days, 'day', after), isHourly: false };
  }
  const [, amount, unit] = /^rate\((\d+) (hour|day)s?\)$/.exec(expression) ?? [];
  if (amount !== undefined) {
    const isHourly = unit === 'hour';
    if (Number(amount) < (isHourly ? 4 : 1)) throw invalid('A secret can be rotated at most every four hours.');
    return { startsAt: rateStart(Number(amount), isHourly ? 'hour' : 'day', after), isHourly };
  }
  const [, fields] = /^cron\(([^()]+)\)$/.exec(expression) ?? [];
  if (fields === undefined || fields.trim().split(/\s+/).length !== 6)
    throw invalid('The ScheduleExpression is not valid.');
  return { startsAt: cronStart(fields.trim(), after), isHourly: /[*/,-]/.test(fields.trim().split(/\s+/)[1] ?? '') };
}

/**
 * The first window that opens after `after`; undefined without a schedule. Raises InvalidParameterException.
 * Without `Duration` it closes after an hour for schedules in hours, else at the end of the UTC day (API reference, RotationRulesType).
 */
export function nextWindow(rules: RotationRules, after: number): RotationWindow | undefined {
  const start = startOf(rules, after);
  const duration = durationOf(rules);
  if (start === undefined) return undefined;
  const nextDay = midnight(start.startsAt) + DAY;
  const fixed = duration ?? (start.isHourly ? HOUR : undefined);
  // A window of days ends with the last second of its day.
  const endsAt = fixed === undefined ? nextDay - 1000 : start.startsAt + fixed;
  if (endsAt > nextDay) throw invalid('The rotation window must not extend into the next UTC day.');
  return { startsAt: start.startsAt, endsAt };
}
