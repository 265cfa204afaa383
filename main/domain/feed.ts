import { refKey, type SecretRef } from './secret.ts';
import { type Place, placeKey, placeOf, type Target, type Watch } from './watch.ts';

/** All that goes from one secret into one place. Planned as a whole, so that a place never mixes versions of a secret. */
export type Feed = {
  readonly ref: SecretRef;
  readonly place: Place;
  readonly targets: readonly Target[];
  /** What the targets ask for, without the version: when it differs from the recorded one, the version alone does not decide. */
  readonly shape: string;
};

/** Stable across runs: one secret in one place, whatever it writes there. */
export function feedKey(feed: Feed): string {
  return `${refKey(feed.ref)} ${placeKey(feed.place)}`;
}

function shapeOf(targets: readonly Target[]): string {
  const asks = targets.map((target) =>
    target.kind === 'env' ? [target.naming, target.readers, target.encode ?? null] : [target.field ?? null],
  );
  return JSON.stringify(asks);
}

/** One feed for each (secret, place), in the order of the watches. */
export function feedsOf(watches: readonly Watch[]): Feed[] {
  const feeds = new Map<string, Feed>();
  for (const { ref, project, targets } of watches) {
    for (const target of targets) {
      const place = placeOf(target, project);
      const key = feedKey({ ref, place, targets: [], shape: '' });
      const together = [...(feeds.get(key)?.targets ?? []), target];
      feeds.set(key, { ref, place, targets: together, shape: shapeOf(together) });
    }
  }
  return [...feeds.values()];
}
