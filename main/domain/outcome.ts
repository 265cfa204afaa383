import type { Feed } from './feed.ts';
import type { Plan } from './plan.ts';
import type { Problem } from './problem.ts';
import type { SecretRef, VersionId } from './secret.ts';

/** What came of one feed: planned (and, unless it was a dry run, done), or failed. */
export type Outcome =
  | {
      readonly kind: 'planned';
      readonly feed: Feed;
      readonly versionId: VersionId;
      /** The version that stood there before, when Keyturn wrote it. */
      readonly from?: VersionId;
      readonly plan: Plan;
      readonly didWrite: boolean;
      /** Variables that Keyturn wrote once and that are wanted no longer. */
      readonly leftBehind: readonly string[];
    }
  | { readonly kind: 'failed'; readonly feed: Feed; readonly problem: Problem };

/** What came of one check of one secret. */
export type CheckResult = {
  readonly ref: SecretRef;
  readonly versionId?: VersionId;
  /** The check itself failed; `outcomes` is then empty. */
  readonly problem?: Problem;
  readonly outcomes: readonly Outcome[];
};

function isOutcomeClean(outcome: Outcome): boolean {
  return outcome.kind === 'planned' && outcome.plan.conflicts.length === 0 && outcome.plan.refused.length === 0;
}

/** In step, or nothing worse than a local edit at an unchanged version. */
export function isClean(result: CheckResult): boolean {
  return result.problem === undefined && result.outcomes.every(isOutcomeClean);
}

/** A dry run found something to write. */
export function wouldWrite(result: CheckResult): boolean {
  return result.outcomes.some((outcome) => outcome.kind === 'planned' && outcome.plan.settings.length > 0);
}
