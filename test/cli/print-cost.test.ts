import { expect, test } from 'vitest';
import { costLines } from '../../main/cli/print/cost.ts';
import { costOf, pollingCost, type Tally } from '../../main/domain/cost.ts';

const DAY = 86_400_000;
const SINCE = new Date(2026, 10, 3, 10).getTime();
const NOW = SINCE + 10 * DAY;

function lines(calls: readonly Tally[], { secrets = 0, since = SINCE } = {}): string[] {
  const day = new Date(NOW).toISOString().slice(0, 10);
  const told = costOf({ month: '2026-11', day, since, calls }, NOW);
  const cost = { ...told.cost, ...(secrets > 0 && { polling: pollingCost(secrets, NOW) }) };
  return costLines({ calls: told.calls, cost }, { now: () => NOW });
}

const CALLS: readonly Tally[] = [
  { service: 'secrets_manager', api: 'DescribeSecret', profile: 'dev', count: 8640, today: 96 },
  { service: 'sqs', api: 'ReceiveMessage', profile: 'dev', count: 43_200, today: 4320 },
  { service: 'secrets_manager', api: 'DescribeSecret', profile: 'prod', count: 1, today: 0 },
];

test('calls are told by profile and API: today, this month, and at this pace', () => {
  expect(lines(CALLS, { secrets: 3 })).toEqual([
    '51,841 AWS calls this month, about $0.04; today 4,416, less than $0.01.',
    '  PROFILE  API             TODAY  MONTH   COST    AT THIS PACE',
    '  dev      DescribeSecret  96     8,640   $0.04   $0.13',
    '  dev      ReceiveMessage  4,320  43,200  free    free',
    '  prod     DescribeSecret  0      1       <$0.01  <$0.01',
    'A whole month at this pace: 155,523 calls, about $0.13. Drawn from all that was counted since Nov 3 10:00:00.',
    'Events tell of 3 secrets. One DescribeSecret every 60 s for each would be as fresh: 129,600 calls a month, about $0.65.',
  ]);
});

test('a month that has just begun has no pace, and says so', () => {
  const told = lines(CALLS.slice(2), { since: NOW - 60_000 });
  expect(told[0]).toBe('1 AWS call this month, less than $0.01; today 0, free.');
  expect([told[2]?.endsWith('–'), told[3]]).toEqual([
    true,
    'What a month costs at this pace is told once a day of it was counted.',
  ]);
});

test('an older Keyturn tells less', () => {
  const calls = [{ api: 'DescribeSecret', profile: 'dev', count: 8640, dollars: 0.0432 }];
  expect(costLines({ calls }, { now: () => NOW })).toEqual([
    '8,640 AWS calls this month, about $0.04.',
    '  PROFILE  API             TODAY  MONTH  COST   AT THIS PACE',
    '  dev      DescribeSecret  –      8,640  $0.04  –',
  ]);
});

test('without a call there is nothing to tell but what polling would cost', () => {
  expect([lines([]), lines([], { secrets: 1 }).length]).toEqual([[], 1]);
  expect(lines([], { secrets: 1 })[0]).toContain('Events tell of a secret. One DescribeSecret every 60 s for it ');
});
