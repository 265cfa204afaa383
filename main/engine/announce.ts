import type { Cause, KeyturnEvent } from '../domain/event.ts';
import { feedKey } from '../domain/feed.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { Conflict, Plan } from '../domain/plan.ts';
import type { Problem } from '../domain/problem.ts';
import type { SecretRef } from '../domain/secret.ts';
import { type Place, placeName } from '../domain/watch.ts';

export type Announcement = Omit<KeyturnEvent, 'at'>;

/** The parts of an event that say where a secret lives. */
export function wherePart(ref: SecretRef, region?: string): Pick<KeyturnEvent, 'profile' | 'region'> {
  const where = region ?? ref.region;
  return {
    ...(ref.profile !== undefined && { profile: ref.profile }),
    ...(where !== undefined && { region: where }),
  };
}

/** The parts that say which secret. */
export function refPart(ref: SecretRef, region?: string): Omit<Announcement, 'kind'> {
  return { secret: ref.secret, ...wherePart(ref, region), label: ref.label };
}

/** Whose value stands in the way, and how to decide. */
export function conflictProblem(conflicts: readonly Conflict[], place: Place): Problem {
  const names = conflicts.map(({ name }) => name).join(', ');
  const wasEdited = conflicts.some(({ kind }) => kind === 'edited');
  const message = wasEdited
    ? `${names} was edited in ${placeName(place)}, and AWS has a new version. Nothing was overwritten.`
    : `${placeName(place)} already has another ${names}. Keyturn did not write it and did not touch it.`;
  return {
    code: 'conflict',
    message,
    cure: '`keyturn diff` shows the keys; `keyturn once --adopt` takes the values from AWS.',
  };
}

/** Which variables cannot be written, why, and the way out. */
export function refusedProblem({ refused, heldBack }: Pick<Plan, 'refused' | 'heldBack'>, place: Place): Problem {
  const reasons = refused.map(({ name, reason }) => `${name} (${reason})`).join(', ');
  const ways = [...new Set(refused.map(({ wayOut }) => wayOut))].join('; ');
  const waiting = heldBack.length > 0 ? ' The rest of this secret waits: a file never mixes versions.' : '';
  const message = `${placeName(place)}: cannot write ${reasons}.${waiting}`;
  return { code: 'variable-refused', message, cure: `${ways[0]?.toUpperCase() ?? ''}${ways.slice(1)}.` };
}

type Planned = Extract<Outcome, { kind: 'planned' }>;

function partsOf({ feed, plan, didWrite }: Planned): Announcement[] {
  const { place } = feed;
  const told: Announcement[] = [];
  const names = (keys: readonly { name: string }[]): string[] => keys.map(({ name }) => name);
  if (didWrite) told.push({ kind: 'written', keys: names(plan.settings) });
  if (plan.drifted.length > 0) told.push({ kind: 'drifted', keys: plan.drifted });
  if (plan.conflicts.length > 0) {
    told.push({ kind: 'conflict', keys: names(plan.conflicts), problem: conflictProblem(plan.conflicts, place) });
  }
  if (plan.refused.length > 0) {
    told.push({ kind: 'refused', keys: names(plan.refused), problem: refusedProblem(plan, place) });
  }
  return told.length > 0 ? told : [{ kind: 'unchanged' }];
}

/** What happened at one feed, in the words of the event stream. Dry runs write nothing and tell the rest. */
export function announcementsOf(
  outcome: Outcome,
  { cause, region }: { readonly cause: Cause; readonly region?: string },
): Announcement[] {
  const base = { ...refPart(outcome.feed.ref, region), target: placeName(outcome.feed.place), cause };
  if (outcome.kind === 'failed') return [{ ...base, kind: 'failed', problem: outcome.problem }];
  const versions = { to: outcome.versionId, ...(outcome.from !== undefined && { from: outcome.from }) };
  return partsOf(outcome).map((part) => ({ ...base, ...versions, ...part }));
}

/** Equal while nothing new can be said: a standing conflict is told once, not at every check. */
export function signatureOf(outcome: Outcome): string {
  const told = announcementsOf(outcome, { cause: 'poll' }).map(({ kind, keys, problem }) => [
    kind,
    keys,
    problem?.message,
  ]);
  return JSON.stringify([feedKey(outcome.feed), told]);
}
