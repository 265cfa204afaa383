import { type Desired, desire, type Wanted } from '../domain/desired.ts';
import type { Feed } from '../domain/feed.ts';
import type { Observed, Setting } from '../domain/observed.ts';
import { type Plan, planFeed } from '../domain/plan.ts';
import { type Problem, ProblemError } from '../domain/problem.ts';
import { refKey } from '../domain/secret.ts';
import { type Place, placeKey, placeName } from '../domain/watch.ts';
import type { Sight } from './check.ts';
import { fileGone, planWithoutContent } from './drift.ts';
import type { Ledger } from './ports.ts';
import { type Delivery, knownOf, takenNames } from './records.ts';
import type { Wish } from './watcher.ts';

/** One feed to bring in step. */
export type Job = { readonly feed: Feed; readonly sight: Sight; readonly wish: Wish };

export type PlannerPorts = {
  readonly ledger: Ledger;
  /** Is this secret still watched? Its variables are then not free for another. */
  readonly isActive: (secretKey: string) => boolean;
};

export type Planned = { readonly job: Job } & (
  | { readonly kind: 'planned'; readonly delivery: Delivery }
  | { readonly kind: 'failed'; readonly problem: Problem }
);

/** Settings at AWSPREVIOUS, for the jobs that asked for them. */
export type Previous = ReadonlyMap<Job, readonly Setting[]>;

function withoutTaken(desired: Desired, owners: ReadonlyMap<string, string>, secretKey: string): Desired {
  const isFree = ({ setting }: Wanted): boolean => (owners.get(setting.name) ?? secretKey) === secretKey;
  const taken = desired.wanted.filter((wanted) => !isFree(wanted));
  const refusals = taken.map(({ setting }) => ({
    name: setting.name,
    reason: 'another secret already writes this variable here',
    wayOut: 'give one of them another name in keyturn.yaml',
  }));
  return { wanted: desired.wanted.filter(isFree), refused: [...desired.refused, ...refusals] };
}

/** One look at one place, shared by all its jobs. */
type Look = {
  readonly place: Place;
  readonly observed: Observed;
  readonly owners: Map<string, string>;
  readonly previous: Previous;
};

function planJob(job: Job, { place, observed, owners, previous }: Look, { ledger }: PlannerPorts): Plan {
  const { feed, sight, wish } = job;
  const secretKey = refKey(feed.ref);
  const known = knownOf(feed, sight.versionId, ledger);
  const record = ledger.record(placeKey(place), secretKey);
  if (record?.written && !observed.exists && !wish.adopt) throw new ProblemError(fileGone(place));
  if (!sight.version) return planWithoutContent(record, observed, known);
  const desired = withoutTaken(desire(feed, sight.version.content), owners, secretKey);
  for (const { setting } of desired.wanted) owners.set(setting.name, secretKey);
  const before = previous.get(job);
  const { versionId } = sight.version;
  const { adopt, choices } = wish;
  const isChosen = choices?.target === placeName(place);
  return planFeed({
    versionId,
    desired,
    observed,
    known,
    adopt,
    ...(choices && isChosen && { choices: choices.of }),
    ...(before && { previous: before }),
  });
}

function planOrProblem(job: Job, look: Look, ports: PlannerPorts): Planned {
  try {
    const plan = planJob(job, look, ports);
    const { feed, sight } = job;
    const delivery = { feed, versionId: sight.versionId, plan, observed: look.observed, draft: undefined };
    return { job, kind: 'planned', delivery };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return { job, kind: 'failed', problem: error.problem };
  }
}

export type Step = { readonly place: Place; readonly jobs: readonly Job[]; readonly previous: Previous };

/** Plans all jobs of one place against one look at it. Pure but for reading the ledger. */
export function planPlace({ place, jobs, previous }: Step, observed: Observed, ports: PlannerPorts): Planned[] {
  const owners = new Map(takenNames(place, ports.ledger, ports.isActive));
  return jobs.map((job) => planOrProblem(job, { place, observed, owners, previous }, ports));
}
