import type { Fields } from '../answer.ts';
import { AwsError } from '../answer.ts';
import { ACCOUNT } from '../signature.ts';
import type { RotationRules } from './rotation-schedule.ts';

/** Plain text: here we play AWS. `binary` is base64. */
export type Content = { readonly text: string } | { readonly binary: string };

export type Version = {
  readonly id: string;
  readonly createdAt: number;
  readonly labels: Set<string>;
  /** Undefined for the AWSPENDING version of a rotation that has not put its value yet. */
  content?: Content;
  accessedAt?: number;
};

export type RotationState = {
  isEnabled: boolean;
  lambdaArn?: string;
  rules: RotationRules;
  lastAt?: number;
  window?: { readonly startsAt: number; readonly endsAt: number };
};

export type Secret = {
  readonly arn: string;
  readonly name: string;
  readonly region: string;
  readonly createdAt: number;
  readonly versions: Map<string, Version>;
  readonly tags: Map<string, string>;
  /** How ListSecrets saw the secret, oldest first: it may answer with an older view. */
  listings: { readonly at: number; readonly entry: Fields }[];
  changedAt: number;
  description?: string;
  kmsKeyId?: string;
  accessedAt?: number;
  deletion?: { readonly requestedAt: number; readonly dueAt: number };
  rotation?: RotationState;
};

/** All secrets of one region, by name. */
export type SecretStore = { readonly region: string; readonly secrets: Map<string, Secret> };

/** `suffix`: the six characters that Secrets Manager appends. */
export function arnOf(region: string, name: string, suffix: string): string {
  return `arn:aws:secretsmanager:${region}:${ACCOUNT}:secret:${name}-${suffix}`;
}

/** By name, full ARN, or ARN without its six-character suffix. */
export function lookUp(store: SecretStore, secretId: string): Secret | undefined {
  const byName = store.secrets.get(secretId);
  if (byName !== undefined || !secretId.startsWith('arn:')) return byName;
  return [...store.secrets.values()].find(({ arn }) => arn === secretId || arn.slice(0, -7) === secretId);
}

/** Raises ResourceNotFoundException. */
export function findSecret(store: SecretStore, secretId: string): Secret {
  const secret = lookUp(store, secretId);
  if (secret === undefined) {
    throw new AwsError('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
  }
  return secret;
}

/** Raises also InvalidRequestException for a secret that waits for its deletion. */
export function findLiveSecret(store: SecretStore, secretId: string): Secret {
  const secret = findSecret(store, secretId);
  if (secret.deletion === undefined) return secret;
  const reason = "You can't perform this operation on the secret because it was marked for deletion.";
  throw new AwsError('InvalidRequestException', reason);
}

export function versionWith(secret: Secret, label: string): Version | undefined {
  return [...secret.versions.values()].find((version) => version.labels.has(label));
}

/** Epoch seconds, as the JSON protocol writes times. */
export function seconds(ms: number): number {
  return ms / 1000;
}

/** Midnight UTC: AWS tells only the date of an access. */
export function dateOnly(ms: number): number {
  return seconds(Math.floor(ms / 86_400_000) * 86_400_000);
}
