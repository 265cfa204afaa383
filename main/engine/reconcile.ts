import type { Feed } from '../domain/feed.ts';
import type { Draft, Observed, Setting } from '../domain/observed.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { Plan } from '../domain/plan.ts';
import { type Problem, ProblemError } from '../domain/problem.ts';
import { refKey } from '../domain/secret.ts';
import { type Place, placeKey } from '../domain/watch.ts';
import { type Job, type Planned, type PlannerPorts, type Previous, planPlace, type Step } from './plan-place.ts';
import type { Change, Ledger, Target } from './ports.ts';
import { type Delivery, intentOf, recordAfter } from './records.ts';

export type ReconcilePorts = PlannerPorts & {
  readonly target: Target;
  /** The same secret at AWSPREVIOUS as settings of the feed; empty when it cannot be had. */
  readonly fetchPrevious: (feed: Feed) => Promise<readonly Setting[]>;
};

function deliveriesOf(planned: readonly Planned[]): Delivery[] {
  return planned.flatMap((one) => (one.kind === 'planned' ? [one.delivery] : []));
}

/** A new variable goes to those of its own secret, whatever other secrets write into the place. */
export function groupedSettings({ settings, inStep, drifted, kept }: Plan): Setting[] {
  const group = [...inStep, ...drifted, ...kept, ...settings.map((setting) => setting.name)];
  return settings.map((setting) => ({ ...setting, group }));
}

/** One draft for all feeds of the place: twenty secrets into one file are one write. */
function draftOf(planned: readonly Planned[], observed: Observed): Draft | undefined {
  const writing = deliveriesOf(planned).filter(({ plan }) => plan.settings.length > 0);
  if (writing.length === 0) return undefined;
  return observed.draft(
    writing.flatMap(({ plan }) => groupedSettings(plan)),
    { removals: [] },
  );
}

function withDraft(planned: readonly Planned[], draft: Draft | undefined): Planned[] {
  return planned.map((one) => (one.kind === 'planned' ? { ...one, delivery: { ...one.delivery, draft } } : one));
}

function outcomeOf(one: Planned, ledger: Ledger): Outcome {
  const { feed, wish } = one.job;
  if (one.kind === 'failed') return { kind: 'failed', feed, problem: one.problem };
  const { versionId, plan } = one.delivery;
  const record = ledger.record(placeKey(feed.place), refKey(feed.ref));
  const from = record?.written?.versionId;
  const didWrite = !wish.isDry && plan.settings.length > 0;
  const leftBehind = Object.keys(recordAfter(one.delivery, ledger)?.leftBehind ?? {});
  return { kind: 'planned', feed, versionId, ...(from !== undefined && { from }), plan, didWrite, leftBehind };
}

function settle(delivery: Delivery, ledger: Ledger): void {
  const after = recordAfter(delivery, ledger);
  const before = ledger.record(placeKey(delivery.feed.place), refKey(delivery.feed.ref));
  if (after && JSON.stringify(after) !== JSON.stringify(before)) ledger.settle(after);
}

async function previousFor(planned: readonly Planned[], ports: ReconcilePorts): Promise<Previous> {
  const previous = new Map<Job, readonly Setting[]>();
  for (const one of planned) {
    if (one.kind !== 'planned' || !one.delivery.plan.needsPrevious) continue;
    previous.set(one.job, await ports.fetchPrevious(one.job.feed));
  }
  return previous;
}

/** A write that failed fails every feed that wanted it; the others keep what they found. */
function failWriters(planned: readonly Planned[], problem: Problem): Planned[] {
  return planned.map((one) =>
    one.kind === 'planned' && one.delivery.plan.settings.length > 0 ? { job: one.job, kind: 'failed', problem } : one,
  );
}

function failAll(jobs: readonly Job[], problem: Problem): Planned[] {
  return jobs.map((job) => ({ job, kind: 'failed', problem }));
}

/** Reads, plans, makes the intent durable, writes. Leaves the place alone while a plan still asks for AWSPREVIOUS. */
async function changePlace(step: Step, ports: ReconcilePorts): Promise<Planned[]> {
  let planned: Planned[] = [];
  const decide = (observed: Observed): Change | undefined => {
    planned = planPlace(step, observed, ports);
    if (deliveriesOf(planned).some(({ plan }) => plan.needsPrevious)) return undefined;
    const draft = draftOf(planned, observed);
    planned = withDraft(planned, draft);
    if (draft === undefined) return undefined;
    const intent = ports.ledger.intend(deliveriesOf(planned).flatMap((one) => intentOf(one, ports.ledger) ?? []));
    // The target waits for it; when it gave up before, nobody does.
    intent.catch(() => undefined);
    return { ...draft, intent };
  };
  try {
    await ports.target.change(step.place, decide);
    return planned;
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    if (planned.length > 0) return failWriters(planned, error.problem);
    return failAll(step.jobs, error.problem);
  }
}

async function lookAtPlace(step: Step, ports: ReconcilePorts): Promise<Planned[]> {
  try {
    return planPlace(step, await ports.target.observe(step.place), ports);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return failAll(step.jobs, error.problem);
  }
}

/**
 * Brings one place in step with all given feeds, in one write; with dry wishes only plans (all jobs are dry, or none is).
 * Outcomes come in the order of the jobs. Never raises a ProblemError: failures are outcomes.
 */
export async function reconcilePlace(place: Place, jobs: readonly Job[], ports: ReconcilePorts): Promise<Outcome[]> {
  const isDry = jobs.some((job) => job.wish.isDry);
  const step = isDry ? lookAtPlace : changePlace;
  let planned = await step({ place, jobs, previous: new Map() }, ports);
  const previous = await previousFor(planned, ports);
  if (previous.size > 0) planned = await step({ place, jobs, previous }, ports);
  const outcomes = planned.map((one) => outcomeOf(one, ports.ledger));
  if (!isDry) for (const delivery of deliveriesOf(planned)) settle(delivery, ports.ledger);
  return outcomes;
}
