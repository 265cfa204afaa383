import type { Fields } from './answer.ts';
import type { StandInClock } from './clock.ts';
import type { Faults } from './faults.ts';
import type { Queues } from './queues/queue-store.ts';
import type { Content, Secret, SecretStore, Version } from './secrets/secret-store.ts';
import { listEntryOf } from './secrets/secret-views.ts';
import type { Caller } from './signature.ts';

/** What the operations of all services share. */
export type World = {
  readonly clock: StandInClock;
  /** In [0, 1). */
  readonly random: () => number;
  readonly faults: Faults;
  /** `http://127.0.0.1:PORT`. */
  readonly url: string;
  readonly queues: Queues;
  /** ARNs of assumed roles, by access key. */
  readonly principals: Map<string, string>;
  /** How ListSecrets lags (up to five minutes at AWS) and how rotations go; may be changed at any time. */
  readonly settings: {
    listLagMs: number;
    /** From RotateSecret, or the moment picked in the window, to the move of AWSCURRENT. */
    rotationTakesMs: number;
    /** Broken rotations leave everything as it was, so that NextRotationDate falls into the past. */
    areRotationsBroken: boolean;
  };
  storeOf(region: string): SecretStore;
  /** The value that a rotation puts in place of another. */
  renew(content: Content | undefined): Content;
  announce(move: LabelMove): void;
};

export type LabelMove = { readonly secret: Secret; readonly label: string; readonly version: Version };

/** One request to Secrets Manager, on its way to an operation. */
export type SecretCall = {
  readonly world: World;
  readonly store: SecretStore;
  readonly input: Fields;
  readonly caller: Caller;
};

const KEPT_LISTINGS_MS = 10 * 60_000;

/** Every change of a secret ends here: ListSecrets learns of it, later. */
export function noteChange(world: World, secret: Secret): void {
  const now = world.clock.now();
  secret.changedAt = now;
  const outdated = secret.listings.findLastIndex(({ at }) => at < now - KEPT_LISTINGS_MS);
  secret.listings = [...secret.listings.slice(Math.max(0, outdated)), { at: now, entry: listEntryOf(secret) }];
}
