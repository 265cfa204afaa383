import { refKey } from '../domain/secret.ts';
import { checkProblem } from './phase.ts';
import type { Ledger, Sighting } from './ports.ts';
import { feedViewsOf } from './view.ts';
import type { Watcher } from './watcher.ts';

/** What the ledger keeps of the last check, for `status` when nothing runs. Undefined before the first. */
export function sightingOf(watcher: Watcher, ledger: Ledger): Sighting | undefined {
  const { ref, versionId, checkedAt, confirmedAt, rotation } = watcher;
  const problem = checkProblem(watcher);
  if (checkedAt === undefined) return undefined;
  return {
    refKey: refKey(ref),
    checkedAt,
    ...(versionId !== undefined && { versionId }),
    ...(confirmedAt !== undefined && { confirmedAt }),
    ...(rotation?.nextBy !== undefined && { nextRotationBy: rotation.nextBy }),
    ...(problem && { problem }),
    feeds: feedViewsOf(watcher, ledger),
  };
}
