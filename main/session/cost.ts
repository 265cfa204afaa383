import { costOf, pollingCost } from '../domain/cost.ts';
import type { WatchView } from '../domain/view.ts';
import type { Meter } from '../engine/meter.ts';
import type { StatusDocument } from './lines.ts';

/** Secrets that an event tells of; several labels of one are one DescribeSecret. */
function pushed(views: readonly WatchView[]): number {
  const told = views.filter(({ route }) => route?.kind === 'push + sweep');
  return new Set(told.map(({ secret, profile, region }) => JSON.stringify([secret, profile, region]))).size;
}

/** What was asked of AWS until `now`, epoch milliseconds, and what polling would have to ask. */
export function costDocument(
  meter: Meter,
  views: readonly WatchView[],
  now: number,
): Pick<StatusDocument, 'calls' | 'cost'> {
  const { calls, cost } = costOf(meter.kept(now), now);
  const secrets = pushed(views);
  return { calls, cost: { ...cost, ...(secrets > 0 && { polling: pollingCost(secrets, now) }) } };
}
