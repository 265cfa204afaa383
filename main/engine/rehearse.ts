import { desire } from '../domain/desired.ts';
import type { Feed } from '../domain/feed.ts';
import type { Setting } from '../domain/observed.ts';
import type { Plan } from '../domain/plan.ts';
import { ProblemError } from '../domain/problem.ts';
import type { Sealed } from '../domain/sealed.ts';
import { PREVIOUS } from '../domain/secret.ts';
import { type Job, type PlannerPorts, type Previous, planPlace } from './plan-place.ts';
import type { Source, Target } from './ports.ts';
import { groupedSettings } from './reconcile.ts';

export type RehearsalPorts = PlannerPorts & { readonly source: Source; readonly target: Target };

/** What one feed would do to its place. */
export type Rehearsal = {
  readonly plan: Plan;
  /** The same, once a person said that AWS's values replace all others. */
  readonly taken: Plan;
  readonly before: Sealed;
  /** With everything taken. */
  readonly after: Sealed;
};

async function previousOf(feed: Feed, source: Source, signal: AbortSignal): Promise<readonly Setting[]> {
  try {
    const { content } = await source.fetch({ ...feed.ref, label: PREVIOUS }, signal);
    return desire(feed, content).wanted.map(({ setting }) => setting);
  } catch (error) {
    if (error instanceof ProblemError) return [];
    throw error;
  }
}

/** Plans a feed that nobody watches yet; writes nothing, notes nothing. Raises ProblemError. */
export async function rehearse(feed: Feed, ports: RehearsalPorts, signal: AbortSignal): Promise<Rehearsal> {
  const { source, target } = ports;
  const version = await source.fetch(feed.ref, signal);
  const observed = await target.observe(feed.place);
  const planWith = (adopt: boolean, previous?: readonly Setting[]): Plan => {
    const wish = { cause: 'manual' as const, isDry: true, adopt };
    const job: Job = { feed, sight: { versionId: version.versionId, version }, wish };
    const known: Previous = new Map(previous && [[job, previous]]);
    const [planned] = planPlace({ place: feed.place, jobs: [job], previous: known }, observed, ports);
    if (planned?.kind === 'planned') return planned.delivery.plan;
    throw new ProblemError(planned?.problem ?? NOTHING);
  };
  const first = planWith(false);
  const plan = first.needsPrevious ? planWith(false, await previousOf(feed, source, signal)) : first;
  const taken = planWith(true);
  const content = (settings: readonly Setting[]): Sealed => observed.draft(settings, { removals: [] }).content();
  return { plan, taken, before: content([]), after: content(groupedSettings(taken)) };
}

const NOTHING = { code: 'unknown', message: 'There is nothing to plan.', cure: 'Report it.' } as const;
