import { expect, test } from 'vitest';
import { Meter } from '../../main/engine/meter.ts';

const NOON = Date.UTC(2026, 10, 28, 12);
const DAY = 86_400_000;
const describeSecret = { service: 'secrets_manager', api: 'DescribeSecret', profile: 'dev' };
const receive = { service: 'sqs', api: 'ReceiveMessage', profile: 'dev' };

function counted(...calls: readonly (readonly [typeof describeSecret, number])[]): Meter {
  const meter = new Meter();
  for (const [call, at] of calls) meter.add(call, at);
  return meter;
}

test('calls are counted by service, API and profile, from the first one on', () => {
  const prod = { ...describeSecret, profile: 'prod' };
  const meter = counted([describeSecret, NOON], [receive, NOON + 1], [prod, NOON + 2], [describeSecret, NOON + 3]);
  expect(meter.kept(NOON + 4)).toEqual({
    month: '2026-11',
    day: '2026-11-28',
    since: NOON,
    calls: [
      { ...describeSecret, count: 2, today: 2 },
      { ...receive, count: 1, today: 1 },
      { ...prod, count: 1, today: 1 },
    ],
  });
});

test('a day begins at nothing while the month goes on, also without a call', () => {
  const meter = counted([describeSecret, NOON], [describeSecret, NOON]);
  expect(meter.kept(NOON + DAY).calls).toEqual([{ ...describeSecret, count: 2, today: 0 }]);
  meter.add(describeSecret, NOON + DAY);
  expect(meter.kept(NOON + DAY)).toMatchObject({ since: NOON, calls: [{ count: 3, today: 1 }] });
});

test('a month begins at nothing, and is counted from its own first call', () => {
  const meter = counted([describeSecret, NOON]);
  const december = NOON + 4 * DAY;
  expect(meter.kept(december)).toEqual({ month: '2026-12', day: '2026-12-02', calls: [] });
  meter.add(receive, december);
  expect(meter.kept(december)).toMatchObject({ since: december, calls: [{ api: 'ReceiveMessage', count: 1 }] });
});

test('the next run counts on', () => {
  const meter = new Meter(counted([describeSecret, NOON]).kept(NOON));
  meter.add(describeSecret, NOON + 60_000);
  expect(meter.kept(NOON + 60_000)).toMatchObject({ since: NOON, calls: [{ count: 2, today: 2 }] });
});
