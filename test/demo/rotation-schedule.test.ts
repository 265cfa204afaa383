import { expect, test } from 'vitest';
import { nextWindow } from '../../main/demo/aws/secrets/rotation-schedule.ts';

const NOW = Date.parse('2026-03-10T09:30:00Z');

function windowOf(rules: Parameters<typeof nextWindow>[0]): readonly string[] {
  const { startsAt, endsAt } = nextWindow(rules, NOW) ?? { startsAt: 0, endsAt: 0 };
  return [new Date(startsAt).toISOString(), new Date(endsAt).toISOString()];
}

test.each([
  [{ AutomaticallyAfterDays: 30 }, '2026-04-09T00:00:00.000Z', '2026-04-09T23:59:59.000Z'],
  [{ AutomaticallyAfterDays: 1, Duration: '3h' }, '2026-03-11T00:00:00.000Z', '2026-03-11T03:00:00.000Z'],
  [{ ScheduleExpression: 'rate(10 days)' }, '2026-03-20T00:00:00.000Z', '2026-03-20T23:59:59.000Z'],
  [{ ScheduleExpression: 'rate(4 hours)' }, '2026-03-10T12:00:00.000Z', '2026-03-10T13:00:00.000Z'],
  [{ ScheduleExpression: 'rate(6 hours)', Duration: '2h' }, '2026-03-10T12:00:00.000Z', '2026-03-10T14:00:00.000Z'],
  [{ ScheduleExpression: 'cron(0 16 1,15 * ? *)' }, '2026-03-15T16:00:00.000Z', '2026-03-15T23:59:59.000Z'],
  [{ ScheduleExpression: 'cron(0 8 ? * 1 *)', Duration: '4h' }, '2026-03-15T08:00:00.000Z', '2026-03-15T12:00:00.000Z'],
  [
    { ScheduleExpression: 'cron(0 1 ? * SUN#1 *)', Duration: '2h' },
    '2026-04-05T01:00:00.000Z',
    '2026-04-05T03:00:00.000Z',
  ],
  [{ ScheduleExpression: 'cron(0 /8 * * ? *)' }, '2026-03-10T16:00:00.000Z', '2026-03-10T17:00:00.000Z'],
  [{ ScheduleExpression: 'cron(0 10 L 12 ? 2028)' }, '2028-12-31T10:00:00.000Z', '2028-12-31T23:59:59.000Z'],
])('the window of %o after half past nine', (rules, startsAt, endsAt) => {
  expect(windowOf(rules)).toEqual([startsAt, endsAt]);
});

test('no rules, no window', () => {
  expect(nextWindow({}, NOW)).toBeUndefined();
});

test.each([
  { ScheduleExpression: 'rate(3 hours)' },
  { ScheduleExpression: 'rate(1 week)' },
  { ScheduleExpression: 'cron(0 8 * * *)' },
  { ScheduleExpression: 'cron(0 99 * * ? *)' },
  { ScheduleExpression: 'cron(0 22 * * ? *)', Duration: '4h' },
  { AutomaticallyAfterDays: 1, Duration: '3d' },
])('%o is refused', (rules) => {
  expect(() => nextWindow(rules, NOW)).toThrow(expect.objectContaining({ code: 'InvalidParameterException' }));
});
