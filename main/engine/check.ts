import { ProblemError } from '../domain/problem.ts';
import type { TargetRecord } from '../domain/record.ts';
import { pendingVersion, refKey, type SecretVersion, type VersionId } from '../domain/secret.ts';
import { placeKey } from '../domain/watch.ts';
import type { Clock, Ledger, Source } from './ports.ts';
import type { Watcher, Wish } from './watcher.ts';

/** What a check saw: the version behind the label, and its content where somebody needs it. */
export type Sight = { readonly versionId: VersionId; readonly version?: SecretVersion };

export type CheckPorts = { readonly source: Source; readonly ledger: Ledger; readonly clock: Clock };

/** True when the ledger alone shows that this version was delivered: then no value crosses the wire. */
function isDelivered(record: TargetRecord | undefined, shape: string, versionId: VersionId): boolean {
  return (
    record !== undefined &&
    record.intended === undefined &&
    record.isComplete &&
    record.shape === shape &&
    record.written?.versionId === versionId
  );
}

function needsContent(watcher: Watcher, versionId: VersionId, ledger: Ledger): boolean {
  return watcher.feeds.some(
    (feed) => !isDelivered(ledger.record(placeKey(feed.place), refKey(feed.ref)), feed.shape, versionId),
  );
}

function labelMissing(watcher: Watcher): ProblemError {
  const { secret, label } = watcher.ref;
  return new ProblemError({
    code: 'label-missing',
    message: `No version of ${secret} carries the label ${label}.`,
    cure: 'Check the label in keyturn.yaml, or wait until a version gets it.',
  });
}

function notePending(watcher: Watcher, versionId: VersionId | undefined, now: number): void {
  if (versionId === undefined) delete watcher.pending;
  else if (watcher.pending?.versionId !== versionId) watcher.pending = { versionId, since: now };
}

/**
 * Asks which version carries the label; fetches the value only where a feed needs it and the cache lacks it.
 * Raises ProblemError.
 */
export async function checkSecret(
  { watcher, wish, signal }: { readonly watcher: Watcher; readonly wish: Wish; readonly signal: AbortSignal },
  { source, ledger, clock }: CheckPorts,
): Promise<Sight> {
  watcher.checkedAt = clock.now();
  const description = await source.describe(watcher.ref, signal);
  const versionId = description.versionOf.get(watcher.ref.label);
  if (versionId === undefined) throw labelMissing(watcher);
  watcher.region = description.region;
  if (description.arn !== undefined) watcher.arn = description.arn;
  if (description.answeredAt !== undefined) watcher.answeredAt = description.answeredAt;
  else delete watcher.answeredAt;
  if (description.rotation) watcher.rotation = description.rotation;
  else delete watcher.rotation;
  notePending(watcher, pendingVersion(description), clock.now());
  if (!wish.adopt && !wish.choices && !needsContent(watcher, versionId, ledger)) {
    watcher.confirmedAt = clock.now();
    return { versionId };
  }
  if (watcher.cached?.versionId !== versionId) watcher.cached = await source.fetch(watcher.ref, signal);
  watcher.confirmedAt = clock.now();
  return { versionId: watcher.cached.versionId, version: watcher.cached };
}
