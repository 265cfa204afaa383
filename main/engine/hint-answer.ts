import { feedKey } from '../domain/feed.ts';
import type { Hint, HintResult } from '../domain/hint.ts';
import type { CheckResult } from '../domain/outcome.ts';
import type { Watcher } from './watcher.ts';

/** How far the clocks of two services of AWS, and the whole seconds they are told in, may lie apart. Milliseconds. */
const CLOCKS_APART_MS = 10_000;

/** The version that is known stands in every place, or a person was told why not. */
function isAtRest({ phase, feeds, outcomes, versionId }: Watcher): boolean {
  if (phase.kind !== 'waiting' || versionId === undefined) return false;
  return feeds.every((feed) => {
    const outcome = outcomes.get(feedKey(feed));
    return outcome?.kind === 'planned' && outcome.versionId === versionId && outcome.feed.shape === feed.shape;
  });
}

function namesKnownVersion({ label, versionId }: Hint, { ref, versionId: known }: Watcher): boolean {
  return versionId !== undefined && versionId === known && (label ?? ref.label) === ref.label;
}

/** Nothing can be learned from AWS that is not known. To be asked while no check is under way. */
export function isSatisfied(hint: Hint, watcher: Watcher): boolean {
  if (!isAtRest(watcher)) return false;
  const { answeredAt } = watcher;
  const isOld = hint.at !== undefined && answeredAt !== undefined && hint.at < answeredAt - CLOCKS_APART_MS;
  return isOld || namesKnownVersion(hint, watcher);
}

/** It says outright that there is a version which was not seen yet. */
export function namesOtherVersion(hint: Hint, watcher: Watcher): boolean {
  return hint.versionId !== undefined && !namesKnownVersion(hint, watcher);
}

/** A conflict or a refusal is in a person's hands: hearing the hint again would change nothing. */
export function answerOf({ problem, outcomes }: CheckResult): HintResult {
  return problem === undefined && outcomes.every(({ kind }) => kind === 'planned') ? 'in step' : 'failed';
}

/** Of one hint that several watchers were asked about. */
export function worstOf(results: readonly HintResult[]): HintResult {
  if (results.includes('failed')) return 'failed';
  return results.includes('in step') ? 'in step' : 'not watched';
}
