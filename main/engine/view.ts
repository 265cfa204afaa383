import { type Feed, feedKey } from '../domain/feed.ts';
import { refKey } from '../domain/secret.ts';
import type { FeedView, Freshness, WatchView } from '../domain/view.ts';
import { placeKey, placeName } from '../domain/watch.ts';
import type { Ledger } from './ports.ts';
import type { Watcher } from './watcher.ts';

function freshnessOf({ phase, confirmedAt }: Watcher): Freshness {
  if (phase.kind === 'failed' && phase.at === 'check') {
    const { problem } = phase;
    return confirmedAt === undefined ? { kind: 'failed', problem } : { kind: 'stale', confirmedAt, problem };
  }
  return confirmedAt === undefined ? { kind: 'never checked' } : { kind: 'fresh', confirmedAt };
}

function feedView(feed: Feed, watcher: Watcher, ledger: Ledger): FeedView {
  const target = placeName(feed.place);
  const record = ledger.record(placeKey(feed.place), refKey(feed.ref));
  const keys = Object.keys(record?.written?.marks ?? {});
  const common = { target, leftBehind: Object.keys(record?.leftBehind ?? {}) };
  const outcome = watcher.outcomes.get(feedKey(feed));
  if (outcome?.kind === 'failed') return { ...common, state: 'failed', keys, problem: outcome.problem };
  const plan = outcome?.plan;
  const names = (items: readonly { readonly name: string }[]): string[] => items.map(({ name }) => name);
  if (plan && plan.conflicts.length > 0) return { ...common, state: 'conflict', keys: names(plan.conflicts) };
  if (plan && plan.refused.length > 0) return { ...common, state: 'refused', keys: names(plan.refused) };
  if (plan && plan.drifted.length > 0) return { ...common, state: 'edited here', keys: plan.drifted };
  return record?.written ? { ...common, state: 'in step', keys } : { ...common, state: 'never written', keys: [] };
}

/** What people may see of a watcher; where this process has not asked yet, what the last one saw. */
export function viewOf(watcher: Watcher, ledger: Ledger): WatchView {
  const seen = ledger.sighting(refKey(watcher.ref));
  const confirmedAt = watcher.confirmedAt ?? seen?.confirmedAt;
  const versionId = watcher.versionId ?? seen?.versionId;
  const nextRotationBy = watcher.checkedAt === undefined ? seen?.nextRotationBy : watcher.rotation?.nextBy;
  const { ref, region, nextCheckAt, writtenAt } = watcher;
  return {
    ...ref,
    ...(region !== undefined && { region }),
    ...(versionId !== undefined && { versionId }),
    freshness: freshnessOf(confirmedAt === undefined ? watcher : { ...watcher, confirmedAt }),
    isChecking: watcher.running !== undefined,
    ...(nextCheckAt !== undefined && { nextCheckAt }),
    ...(nextRotationBy !== undefined && { nextRotationBy }),
    ...(writtenAt !== undefined && { writtenAt }),
    feeds: watcher.feeds.map((feed) => feedView(feed, watcher, ledger)),
  };
}
