import type { CheckResult } from '../domain/outcome.ts';
import { isClean, type Outcome, wouldWrite } from '../domain/outcome.ts';
import type { Plan } from '../domain/plan.ts';
import { placeName } from '../domain/watch.ts';
import type { DiffEntry, DiffTarget, ExitCode } from './lines.ts';
import { type Asked, withProjects } from './session.ts';

/** What a plan does to each variable; what is in step is left out. */
export function entriesOf(plan: Plan, leftBehind: readonly string[]): DiffEntry[] {
  const stands = new Set(plan.replaced);
  return [
    ...plan.settings.map(({ name }) => ({ name, change: stands.has(name) ? ('update' as const) : ('new' as const) })),
    ...plan.conflicts.map(({ name, kind }) => ({ name, change: 'conflict' as const, reason: kind })),
    ...plan.refused.map(({ name, reason }) => ({ name, change: 'refused' as const, reason })),
    ...plan.drifted.map((name) => ({ name, change: 'edited here' as const })),
    ...plan.kept.map((name) => ({ name, change: 'kept' as const })),
    ...leftBehind.map((name) => ({ name, change: 'left behind' as const })),
  ];
}

function targetOf(outcome: Outcome): DiffTarget {
  const { secret, label, profile } = outcome.feed.ref;
  const base = { secret, label, ...(profile !== undefined && { profile }), target: placeName(outcome.feed.place) };
  if (outcome.kind === 'failed') return { ...base, isHeld: true, entries: [], problem: outcome.problem };
  const { plan, from, versionId, leftBehind } = outcome;
  return { ...base, ...(from && { from }), to: versionId, isHeld: plan.isHeld, entries: entriesOf(plan, leftBehind) };
}

function targetsOf({ ref, problem, outcomes }: CheckResult): DiffTarget[] {
  if (!problem) return outcomes.map(targetOf);
  const { secret, label, profile } = ref;
  return [{ secret, label, ...(profile !== undefined && { profile }), target: '', isHeld: true, entries: [], problem }];
}

/** What a `once` would do, by name. 3 when it would write, else 1 when something stands in the way. */
export function diff(asked: Asked<'diff'>): Promise<ExitCode> {
  const wish = { cause: 'manual' as const, isDry: true, adopt: false, patienceMs: 18_000 };
  return withProjects(asked, async (keys) => {
    const results = await asked.session.engine.refresh(wish, keys);
    asked.send({ diff: results.flatMap(targetsOf) });
    if (results.some(wouldWrite)) return 3;
    return results.every(isClean) ? 0 : 1;
  });
}
