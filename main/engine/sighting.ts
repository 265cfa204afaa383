import type { CheckResult } from '../domain/outcome.ts';
import { refKey } from '../domain/secret.ts';
import type { Clock, Ledger, Sighting } from './ports.ts';
import { viewOf } from './view.ts';
import type { Watcher } from './watcher.ts';

/** What the ledger keeps of the last check, for `status` when nothing runs. What a failed one did not learn stays. Undefined before the first. */
function sightingOf(watcher: Watcher, ledger: Ledger): Sighting | undefined {
  const { ref, checkedAt } = watcher;
  if (checkedAt === undefined) return undefined;
  const { versionId, freshness, nextRotationBy, feeds } = viewOf(watcher, ledger);
  return {
    refKey: refKey(ref),
    checkedAt,
    ...(versionId !== undefined && { versionId }),
    ...('confirmedAt' in freshness && { confirmedAt: freshness.confirmedAt }),
    ...(nextRotationBy !== undefined && { nextRotationBy }),
    ...('problem' in freshness && { problem: freshness.problem }),
    feeds,
  };
}

/** What stays of a check, here and in the ledger. */
export function noteCheck(
  watcher: Watcher,
  { outcomes }: CheckResult,
  { clock, ledger }: { readonly clock: Clock; readonly ledger: Ledger },
): void {
  if (outcomes.some((outcome) => outcome.kind === 'planned' && outcome.didWrite)) watcher.writtenAt = clock.now();
  const sighting = sightingOf(watcher, ledger);
  if (sighting) ledger.sight(sighting);
}
