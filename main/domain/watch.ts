import type { ReaderName } from './readers.ts';
import type { SecretRef } from './secret.ts';

/** How fields of a secret become variable names. */
export type Naming =
  | { readonly kind: 'map'; readonly variables: Readonly<Record<string, string>> }
  | { readonly kind: 'prefix'; readonly prefix: string }
  | { readonly kind: 'as'; readonly variable: string };

/** What to do when somebody else's value stands where a new one should go. */
export type OnConflict = 'ask' | 'take' | 'keep';

export type EnvTarget = {
  readonly kind: 'env';
  /** Absolute. */
  readonly file: string;
  readonly naming: Naming;
  readonly readers: readonly ReaderName[];
  readonly onConflict: OnConflict;
  /** Rewrites the same inode: for files bind-mounted alone into a container. */
  readonly inPlace: boolean;
  readonly encode?: 'base64';
};

export type KeychainTarget = {
  readonly kind: 'keychain';
  readonly service: string;
  readonly account: string;
  /** The whole secret when absent. */
  readonly field?: string;
  readonly onConflict: OnConflict;
};

/** One `to:` item. */
export type Target = EnvTarget | KeychainTarget;

/** One `watches:` item. */
export type Watch = {
  /** Absolute path of the project folder; env files stay inside it. */
  readonly project: string;
  readonly ref: SecretRef;
  readonly intervalMs: number;
  readonly group?: string;
  readonly targets: readonly Target[];
};

/** What several targets may share: one file, or one keychain item. */
export type Place =
  | { readonly kind: 'env'; readonly file: string; readonly project: string; readonly inPlace: boolean }
  | { readonly kind: 'keychain'; readonly service: string; readonly account: string };

/** Where a target lies, without what is to be written there. */
export function placeOf(target: Target, project: string): Place {
  return target.kind === 'env'
    ? { kind: 'env', file: target.file, project, inPlace: target.inPlace }
    : { kind: 'keychain', service: target.service, account: target.account };
}

/** Stable across runs: the ledger files its records under it. */
export function placeKey(place: Place): string {
  return place.kind === 'env' ? `env:${place.file}` : `keychain:${place.service}/${place.account}`;
}

/** How people are told: the path, or `keychain:service/account`. */
export function placeName(place: Place): string {
  return place.kind === 'env' ? place.file : placeKey(place);
}
