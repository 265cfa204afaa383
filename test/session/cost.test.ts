import { expect, test } from 'vitest';
import type { WatchView } from '../../main/domain/view.ts';
import { costDocument } from '../../main/session/cost.ts';
import { aView, NOON } from '../desktop/views.ts';
import { aSession } from './a-session.ts';

const PUSHED = { kind: 'push + sweep' } as const;
const DOWN = { kind: 'sweep only', since: NOON, problem: { code: 'unreachable', message: 'm', cure: 'c' } } as const;

function polling(...views: readonly Partial<WatchView>[]) {
  const { session } = aSession();
  return costDocument(session.meter, views.map(aView), NOON).cost?.polling;
}

test('polling is weighed for secrets that events tell of, each once', () => {
  const views = [
    { secret: 'dev/db', route: PUSHED },
    { secret: 'dev/db', label: 'AWSPENDING', route: PUSHED },
    { secret: 'dev/db', profile: 'other', route: PUSHED },
    { secret: 'dev/mail', route: DOWN },
    { secret: 'dev/api', route: { kind: 'poll' } },
    { secret: 'dev/key' },
  ] as const;
  expect(polling(...views)?.secrets).toBe(2);
  expect(polling(...views.slice(3))).toBeUndefined();
});

test('the status tells calls and cost', async () => {
  const { session, ask } = aSession();
  const now = session.now();
  session.meter.add({ service: 'secrets_manager', api: 'DescribeSecret', profile: 'dev' }, now);
  const { lines } = await ask({ command: 'status', projects: ['/code/shop'] });
  const [told] = lines.flatMap((line) => ('status' in line ? [line.status] : []));
  const spent = { count: 1, dollars: 0.000005 };
  expect(told?.calls).toEqual([
    { service: 'secrets_manager', api: 'DescribeSecret', profile: 'dev', ...spent, today: spent },
  ]);
  expect(told?.cost).toEqual({ since: now, today: spent, month: spent });
});
