import type { WatchRoute } from './channel.ts';
import type { Mood } from './mood.ts';
import type { Problem } from './problem.ts';
import type { VersionId } from './secret.ts';

/** How much is known about a secret. Times are epoch milliseconds. */
export type Freshness =
  | { readonly kind: 'fresh'; readonly confirmedAt: number }
  /** Confirmed once, but the last check failed. */
  | { readonly kind: 'stale'; readonly confirmedAt: number; readonly problem: Problem }
  | { readonly kind: 'failed'; readonly problem: Problem }
  | { readonly kind: 'never checked' };

export const FEED_STATES = ['in step', 'edited here', 'conflict', 'refused', 'failed', 'never written'] as const;

export type FeedView = {
  /** Path, or `keychain:service/account`. */
  readonly target: string;
  readonly state: (typeof FEED_STATES)[number];
  /** The variables that the state is about. */
  readonly keys: readonly string[];
  readonly leftBehind: readonly string[];
  /** Who reads the file; absent for a keychain item, and for what an older Keyturn noted. */
  readonly readers?: readonly string[];
  readonly problem?: Problem;
};

/** One watched secret as people see it: names, ids and times. */
export type WatchView = {
  /** `refKey` of the secret as it is asked for: `region` is the one that AWS answered from. */
  readonly key: string;
  readonly secret: string;
  readonly label: string;
  readonly profile?: string;
  readonly region?: string;
  readonly versionId?: VersionId;
  readonly freshness: Freshness;
  readonly isChecking: boolean;
  /** Of this secret alone; `until`, epoch milliseconds, is absent when somebody has to resume it. */
  readonly pause?: { readonly until?: number };
  /** How its changes are learned; absent while nothing runs, and in what an older Keyturn tells. */
  readonly route?: WatchRoute;
  readonly intervalMs: number;
  readonly nextCheckAt?: number;
  readonly nextRotationBy?: number;
  /** Since when, as far as this process saw, a rotation waits to be finished. */
  readonly pendingSince?: number;
  readonly writtenAt?: number;
  readonly feeds: readonly FeedView[];
};

/** How long a write counts as just written. Milliseconds. */
export const CHANGED_MS = 60_000;

const FEED_MOODS: Record<FeedView['state'], Mood> = {
  failed: 'trouble',
  conflict: 'needs you',
  refused: 'needs you',
  'edited here': 'calm',
  'in step': 'calm',
  'never written': 'calm',
};

/** All moods a watch is in; the worst wins. `now`: epoch milliseconds. */
export function moodsOf(view: WatchView, now: number): Mood[] {
  const moods = view.feeds.map((feed) => FEED_MOODS[feed.state]);
  if (view.freshness.kind === 'stale' || view.freshness.kind === 'failed') moods.push('trouble');
  if (view.writtenAt !== undefined && now - view.writtenAt < CHANGED_MS) moods.push('changed');
  if (view.isChecking) moods.push('checking');
  return moods;
}
