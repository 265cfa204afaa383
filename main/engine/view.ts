import { type Feed, feedKey } from '../domain/feed.ts';
import type { Plan } from '../domain/plan.ts';
import type { Problem } from '../domain/problem.ts';
import { refKey } from '../domain/secret.ts';
import type { FeedView, Freshness, WatchView } from '../domain/view.ts';
import { type Place, placeKey, placeName } from '../domain/watch.ts';
import { conflictProblem, refusedProblem } from './announce.ts';
import { checkProblem } from './phase.ts';
import type { Ledger } from './ports.ts';
import type { Watcher } from './watcher.ts';

function freshnessOf(problem: Problem | undefined, confirmedAt: number | undefined): Freshness {
  if (problem) return confirmedAt === undefined ? { kind: 'failed', problem } : { kind: 'stale', confirmedAt, problem };
  return confirmedAt === undefined ? { kind: 'never checked' } : { kind: 'fresh', confirmedAt };
}

type PlanState = Pick<FeedView, 'state' | 'keys' | 'problem'>;

function stateOfPlan(plan: Plan, place: Place): PlanState | undefined {
  const { conflicts, refused, drifted } = plan;
  const names = (items: readonly { readonly name: string }[]): string[] => items.map(({ name }) => name);
  if (conflicts.length > 0) {
    return { state: 'conflict', keys: names(conflicts), problem: conflictProblem(conflicts, place) };
  }
  if (refused.length > 0) return { state: 'refused', keys: names(refused), problem: refusedProblem(plan, place) };
  return drifted.length > 0 ? { state: 'edited here', keys: drifted } : undefined;
}

function feedView(feed: Feed, { outcomes }: Watcher, ledger: Ledger): FeedView {
  const target = placeName(feed.place);
  const record = ledger.record(placeKey(feed.place), refKey(feed.ref));
  const keys = Object.keys(record?.written?.marks ?? {});
  const readers = [...new Set(feed.targets.flatMap((one) => (one.kind === 'env' ? one.readers : [])))];
  const common = { target, leftBehind: Object.keys(record?.leftBehind ?? {}), ...(readers.length > 0 && { readers }) };
  const outcome = outcomes.get(feedKey(feed));
  if (outcome?.kind === 'failed') return { ...common, state: 'failed', keys, problem: outcome.problem };
  const last = ledger.sighting(refKey(feed.ref))?.feeds?.find((seen) => seen.target === target);
  if (!outcome && last) return { ...last, ...common };
  const told = outcome && stateOfPlan(outcome.plan, feed.place);
  if (told) return { ...common, ...told };
  return record?.written ? { ...common, state: 'in step', keys } : { ...common, state: 'never written', keys: [] };
}

/** What people may see of a watcher; where this process has not asked yet, what the last one saw. */
export function viewOf(watcher: Watcher, ledger: Ledger): WatchView {
  const seen = ledger.sighting(refKey(watcher.ref));
  const isUnasked = watcher.checkedAt === undefined;
  const confirmedAt = watcher.confirmedAt ?? seen?.confirmedAt;
  const versionId = watcher.versionId ?? seen?.versionId;
  const nextRotationBy = watcher.confirmedAt === undefined ? seen?.nextRotationBy : watcher.rotation?.nextBy;
  const problem = isUnasked ? seen?.problem : checkProblem(watcher);
  const { ref, region, intervalMs, nextCheckAt, writtenAt } = watcher;
  return {
    key: refKey(ref),
    ...ref,
    ...(region !== undefined && { region }),
    ...(versionId !== undefined && { versionId }),
    freshness: freshnessOf(problem, confirmedAt),
    isChecking: watcher.running !== undefined,
    intervalMs,
    ...(nextCheckAt !== undefined && { nextCheckAt }),
    ...(nextRotationBy !== undefined && { nextRotationBy }),
    ...(watcher.pending && { pendingSince: watcher.pending.since }),
    ...(writtenAt !== undefined && { writtenAt }),
    feeds: watcher.feeds.map((feed) => feedView(feed, watcher, ledger)),
  };
}
