import type { Cause } from '../domain/event.ts';
import { type Feed, feedKey } from '../domain/feed.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { Choice } from '../domain/plan.ts';
import type { Problem } from '../domain/problem.ts';
import type { Rotation, SecretRef, SecretVersion, VersionId } from '../domain/secret.ts';

/** How a check was asked for. */
export type Wish = {
  readonly cause: Cause;
  /** Plan only. */
  readonly isDry: boolean;
  /** Take AWS's value over local ones, and create what is gone. */
  readonly adopt: boolean;
  /** What a person chose for variables that stand in the way in one place. */
  readonly choices?: { readonly target: string; readonly of: Readonly<Record<string, Choice>> };
  /** Gives up on AWS after this long. */
  readonly patienceMs?: number;
};

/** Everything as usual. */
export function plainWish(cause: Cause): Wish {
  return { cause, isDry: false, adopt: false };
}

export type Phase =
  | { readonly kind: 'waiting' }
  | {
      readonly kind: 'failed';
      /** What failed: asking AWS, or writing a place. */
      readonly at: 'check' | 'place';
      readonly problem: Problem;
      /** In a row. */
      readonly failures: number;
    };

/** The running loop of one (secret, label, profile, region). Changed only by the engine's own files. Times are epoch milliseconds. */
export type Watcher = {
  readonly ref: SecretRef;
  feeds: readonly Feed[];
  intervalMs: number;
  phase: Phase;
  nextCheckAt?: number;
  /** When AWS was last asked. */
  checkedAt?: number;
  /** When AWS last answered. */
  confirmedAt?: number;
  versionId?: VersionId;
  region?: string;
  /** Full, as AWS told it. */
  arn?: string;
  /** By AWS's clock, when it said which version carries the label. Never to be compared with the clock of this machine. */
  answeredAt?: number;
  rotation?: Rotation;
  /** A rotation that has not finished, and when it was first seen. */
  pending?: { readonly versionId: VersionId; readonly since: number };
  /** The last fetched version, in memory only. */
  cached?: SecretVersion;
  /** What came of each feed, by feed key. */
  outcomes: ReadonlyMap<string, Outcome>;
  /** When Keyturn last wrote a place for this secret. */
  writtenAt?: number;
  /** The check under way; the next one waits for it. */
  running?: Promise<unknown>;
  /** When an event last told of it. */
  hintedAt?: number;
  /** When a change came to light that no event had told; absent again with the next event. */
  missedAt?: number;
};

/** Never checked, and feeding nothing yet. */
export function newWatcher(ref: SecretRef): Watcher {
  return { ref, feeds: [], intervalMs: 0, phase: { kind: 'waiting' }, outcomes: new Map() };
}

/** Was something added to what it feeds since it last asked? */
function hasNewFeed({ checkedAt, feeds, outcomes }: Watcher): boolean {
  return checkedAt !== undefined && feeds.some((feed) => outcomes.get(feedKey(feed))?.feed.shape !== feed.shape);
}

/** Waits for no check yet, or for one that a new target need not wait for. */
export function isNew(watcher: Watcher): boolean {
  return watcher.phase.kind === 'waiting' && (watcher.nextCheckAt === undefined || hasNewFeed(watcher));
}
