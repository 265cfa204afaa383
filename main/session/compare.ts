import { upperSnake } from '../domain/names.ts';
import type { CheckResult, Outcome } from '../domain/outcome.ts';
import { placeName, type Target } from '../domain/watch.ts';
import { entriesOf } from './diff.ts';
import type { ComparedTarget, ComparedVariable, ExitCode } from './lines.ts';
import { type Asked, withProjects } from './session.ts';

const PATIENCE_MS = 18_000;

/** Of a `prefix` the field is only known by its variable: each spelling that leads to the same name is found again. */
function fieldIn(target: Target, name: string): string | undefined {
  if (target.kind === 'keychain') return target.field ?? '';
  const { naming } = target;
  switch (naming.kind) {
    case 'as':
      return naming.variable === name ? '' : undefined;
    case 'map':
      return Object.entries(naming.variables).find(([, variable]) => variable === name)?.[0];
    case 'prefix':
      return name.startsWith(naming.prefix) ? name.slice(naming.prefix.length).toLowerCase() : undefined;
  }
}

/** The field of a secret that `fieldIn` meant. */
export function findField(fields: readonly string[], meant: string): string | undefined {
  return fields.find((field) => field === meant) ?? fields.find((field) => upperSnake(field) === upperSnake(meant));
}

function comparedOf(outcome: Outcome): ComparedTarget {
  const { place, targets } = outcome.feed;
  const readers = [...new Set(targets.flatMap((target) => (target.kind === 'env' ? target.readers : [])))];
  const base = { target: placeName(place), readers };
  if (outcome.kind === 'failed') return { ...base, isHeld: true, variables: [], problem: outcome.problem };
  const { plan, leftBehind } = outcome;
  const fieldOf = (name: string): string => targets.flatMap((target) => fieldIn(target, name) ?? [])[0] ?? '';
  const stands = new Set(plan.replaced);
  const entries: Omit<ComparedVariable, 'field'>[] = [
    ...entriesOf(plan, leftBehind),
    ...plan.heldBack.map((name) => ({
      name,
      change: stands.has(name) ? ('update' as const) : ('new' as const),
      reason: 'waits for the others',
    })),
    ...plan.inStep.map((name) => ({ name, change: 'in step' as const })),
  ];
  return {
    ...base,
    isHeld: plan.isHeld,
    variables: entries.map((entry) => ({ ...entry, field: fieldOf(entry.name) })),
  };
}

/** Every variable of one watch, target by target, from a dry plan: names, never values. 1 when AWS did not answer. */
export function compare(asked: Asked<'compare'>): Promise<ExitCode> {
  const { session, request, send } = asked;
  const wish = { cause: 'manual' as const, isDry: true, adopt: false, patienceMs: PATIENCE_MS };
  return withProjects(asked, async () => {
    const results: CheckResult[] = await session.engine.refresh(wish, new Set([request.key]));
    for (const { problem } of results) if (problem) send({ problem });
    send({ compared: results.flatMap(({ outcomes }) => outcomes.map(comparedOf)) });
    return results.some(({ problem }) => problem) ? 1 : 0;
  });
}
