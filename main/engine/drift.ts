import type { Observed } from '../domain/observed.ts';
import type { Known, Plan } from '../domain/plan.ts';
import type { Problem } from '../domain/problem.ts';
import type { TargetRecord } from '../domain/record.ts';
import type { Place } from '../domain/watch.ts';

/** The plan where the version did not move: compare marks, fetch nothing, leave local edits where they are. */
export function planWithoutContent(record: TargetRecord | undefined, observed: Observed, known: Known): Plan {
  const names = Object.keys(record?.written?.marks ?? {});
  const isInStep = (name: string): boolean => {
    const standing = observed.standing(name);
    return standing !== undefined && known.isOurs(name, standing);
  };
  const kept = new Set(record?.kept?.names ?? []);
  return {
    settings: [],
    replaced: [],
    heldBack: [],
    inStep: names.filter(isInStep),
    drifted: names.filter((name) => !isInStep(name) && !kept.has(name)),
    kept: [...kept],
    conflicts: [],
    refused: [],
    isHeld: false,
    needsPrevious: false,
  };
}

/** A place that Keyturn wrote and that has vanished is not silently created again (design, decision 4). */
export function fileGone(place: Place): Problem {
  const name = place.kind === 'env' ? place.file : `keychain item ${place.service}/${place.account}`;
  return {
    code: 'file-gone',
    message: `${name} is gone.`,
    cure: 'Run `keyturn once --adopt` to create it again, or remove the target from keyturn.yaml.',
  };
}
