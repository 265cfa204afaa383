import { expect, test } from 'vitest';
import { SERVICES } from '../../main/aws/services.ts';
import { costOf, pollingCost, type Tallies } from '../../main/domain/cost.ts';
import { priceOf } from '../../main/domain/price.ts';

const DAY = 86_400_000;
const START = Date.UTC(2026, 10, 1);
/** Ten days into a month of thirty. */
const NOW = START + 10 * DAY;

function tallies(calls: Tallies['calls'], changes: Partial<Tallies> = {}): Tallies {
  return { month: '2026-11', day: '2026-11-11', since: START, calls, ...changes };
}

function tally(service: string, api: string, count: number, today = 0): Tallies['calls'][number] {
  return { service, api, profile: 'dev', count, today };
}

test('every service that Keyturn may call has a price', () => {
  expect(Object.keys(SERVICES).filter((service) => priceOf(service, 'Any') === undefined)).toEqual([]);
  expect([priceOf('constructor', 'Any'), priceOf('eventbridge', 'PutEvents')?.callsADollar]).toEqual([
    undefined,
    1_000_000,
  ]);
});

test('every call of Secrets Manager has its price, told without crumbs', () => {
  const { calls, cost } = costOf(
    tallies([
      tally('secrets_manager', 'DescribeSecret', 6, 2),
      tally('secrets_manager', 'GetSecretValue', 1),
      tally('secrets_manager', 'ListSecrets', 10_000),
    ]),
    NOW,
  );
  expect(calls.map(({ api, count, dollars, today }) => [api, count, dollars, today])).toEqual([
    ['DescribeSecret', 6, 0.00003, { count: 2, dollars: 0.00001 }],
    ['GetSecretValue', 1, 0.000005, { count: 0, dollars: 0 }],
    ['ListSecrets', 10_000, 0.05, { count: 0, dollars: 0 }],
  ]);
  expect([cost.month.count, cost.month.dollars.toFixed(6), cost.today]).toEqual([
    10_007,
    '0.050035',
    { count: 2, dollars: 0.00001 },
  ]);
});

test('the first million requests to SQS are free for all its APIs together, and today’s are the last', () => {
  const received = (count: number, today = 0) =>
    costOf(tallies([tally('sqs', 'ReceiveMessage', count, today), tally('sqs', 'DeleteMessageBatch', 500_000)]), NOW);
  expect(received(500_000).cost.month.dollars).toBe(0);
  const { calls, cost } = received(1_500_000, 500_000);
  expect(cost.month.dollars).toBeCloseTo(0.4);
  expect(calls.map(({ dollars }) => dollars.toFixed(2))).toEqual(['0.30', '0.10']);
  expect(cost.today.dollars).toBeCloseTo(0.2);
});

test('each profile has the free requests for itself', () => {
  const calls = ['dev', 'prod'].map((profile) => ({ ...tally('sqs', 'ReceiveMessage', 900_000), profile }));
  expect(costOf(tallies(calls), NOW).cost.month.dollars).toBe(0);
});

test('what costs nothing costs nothing', () => {
  const calls = ['cloudformation', 'sts', 'eventbridge', 'made_up'].map((service) =>
    tally(service, 'DescribeRule', 1e6),
  );
  expect(costOf(tallies(calls), NOW).cost).toMatchObject({ month: { count: 4e6, dollars: 0 } });
});

test('the pace is a whole calendar month of what was counted since the first call', () => {
  const calls = [tally('secrets_manager', 'DescribeSecret', 10_000)];
  expect(costOf(tallies(calls), NOW).cost.pace).toEqual({ count: 30_000, dollars: 0.15 });
  const lately = costOf(tallies(calls, { since: NOW - 2 * DAY }), NOW);
  expect([lately.cost.pace, lately.calls[0]?.pace]).toEqual([
    { count: 150_000, dollars: 0.75 },
    { count: 150_000, dollars: 0.75 },
  ]);
});

test('at its end a month that was counted whole is its own pace', () => {
  const december = { month: '2026-12', day: '2026-12-31', since: Date.UTC(2026, 11, 1) };
  const calls = [tally('secrets_manager', 'DescribeSecret', 3100)];
  const last = Date.UTC(2027, 0, 1) - 1;
  expect(costOf(tallies(calls, december), last).cost.pace?.count).toBe(3100);
});

test('the pace knows that what is free now will not be at the end of the month', () => {
  const { cost } = costOf(tallies([tally('sqs', 'ReceiveMessage', 500_000)]), NOW);
  expect([cost.month.dollars, cost.pace?.dollars.toFixed(2)]).toEqual([0, '0.20']);
});

test('less than a day of a month says nothing about the rest of it', () => {
  const calls = [tally('secrets_manager', 'DescribeSecret', 500, 500)];
  const early = costOf(tallies(calls, { since: NOW - DAY + 1 }), NOW);
  expect([early.cost.pace, early.calls[0]?.pace, early.cost.month.count]).toEqual([undefined, undefined, 500]);
  expect(costOf(tallies(calls, { since: NOW - DAY }), NOW).cost.pace?.count).toBe(15_000);
  expect(costOf(tallies(calls, { since: NOW + DAY }), NOW).cost.pace).toBeUndefined();
});

test('what was counted in another month is over', () => {
  const { calls, cost } = costOf(tallies([tally('sqs', 'ReceiveMessage', 9)], { month: '2026-10' }), NOW);
  expect([calls, cost]).toEqual([[], { today: { count: 0, dollars: 0 }, month: { count: 0, dollars: 0 } }]);
});

test('polling asks once a minute for each secret, for as long as the month is', () => {
  expect(pollingCost(10, NOW)).toEqual({ secrets: 10, everyMs: 60_000, count: 432_000, dollars: 2.16 });
  expect(pollingCost(1, Date.UTC(2027, 1, 3)).count).toBe(28 * 1440);
});
