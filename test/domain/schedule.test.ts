import { expect, test } from 'vitest';
import { nextCheckDelay, retryDelay, sweepDelay } from '../../main/domain/schedule.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const HOURLY = { now: 0, intervalMs: HOUR, random: 1 };

test('jitter shortens an interval and never lengthens it', () => {
  const delays = [0, 0.5, 1].map((random) => nextCheckDelay({ now: 0, intervalMs: 100, random }));
  expect(delays).toEqual([90, 95, 100]);
});

const WINDOWS: readonly (readonly [situation: string, now: number, lastAt: number | undefined, expected: number])[] = [
  ['long before the window', 0, undefined, HOUR],
  ['shortly before it, its start', 90 * MINUTE, undefined, 30 * MINUTE],
  ['inside, a minute', 2 * HOUR, undefined, MINUTE],
  ['inside, after the rotation, the interval', 2.5 * HOUR, 2.2 * HOUR, HOUR],
  ['overdue, still a minute', 6 * HOUR, undefined, MINUTE],
  ['overdue by more than a day, the interval', 40 * HOUR, undefined, HOUR],
];

test.each(WINDOWS)('a rotation window from 2 h to 5 h: %s', (_, now, lastAt, expected) => {
  const rotation = { nextBy: 5 * HOUR, windowStart: 2 * HOUR, ...(lastAt !== undefined && { lastAt }) };
  expect(nextCheckDelay({ ...HOURLY, now, rotation })).toBe(expected);
});

test('an interval below a minute stays what it is inside a window', () => {
  const rotation = { nextBy: HOUR, windowStart: 0 };
  expect(nextCheckDelay({ now: 1, intervalMs: 5000, random: 1, rotation })).toBe(5000);
});

test('passing faults are retried after 1, 2, 4 … 60 seconds', () => {
  const delays = [1, 2, 3, 7, 50].map((failures) =>
    retryDelay({ intervalMs: HOUR, retry: 'soon', failures, random: 1 }),
  );
  expect(delays).toEqual([1000, 2000, 4000, 60_000, 60_000]);
});

test('lasting faults wait for the interval, hopeless ones for ever', () => {
  const delay = (retry: 'later' | 'login' | 'never') => retryDelay({ intervalMs: 1000, retry, failures: 1, random: 1 });
  expect([delay('later'), delay('login'), delay('never')]).toEqual([MINUTE, MINUTE, undefined]);
});

test('the first twenty of a sweep go at once, the others twenty a second', () => {
  expect([0, 19, 20, 39, 999].map(sweepDelay)).toEqual([0, 0, 50, 1000, 49_000]);
});
