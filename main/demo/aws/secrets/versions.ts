import { AwsError } from '../answer.ts';
import { type Content, type Secret, type Version, versionWith } from './secret-store.ts';

const CURRENT = 'AWSCURRENT';
const PREVIOUS = 'AWSPREVIOUS';
const DAY = 86_400_000;
const MOST_VERSIONS = 100;
const MOST_LABELS = 20;

function attach(secret: Secret, label: string, version: Version): void {
  versionWith(secret, label)?.labels.delete(label);
  version.labels.add(label);
}

/**
 * Moves a label; AWSPREVIOUS follows to the version that AWSCURRENT leaves (API reference, UpdateSecretVersionStage).
 * False when the version carries the label already. Raises LimitExceededException at 20 labels.
 */
export function moveLabel(secret: Secret, label: string, version: Version): boolean {
  const before = versionWith(secret, label);
  if (before === version) return false;
  if (version.labels.size >= MOST_LABELS) {
    throw new AwsError('LimitExceededException', `A version can have at most ${MOST_LABELS} staging labels.`);
  }
  attach(secret, label, version);
  if (label === CURRENT && before !== undefined) attach(secret, PREVIOUS, before);
  return true;
}

function isSame(one: Content, other: Content): boolean {
  return 'text' in one ? 'text' in other && one.text === other.text : 'binary' in other && one.binary === other.binary;
}

/** Versions without label go once there are a hundred, none younger than a day (Secrets Manager user guide, quotas). */
function makeRoom(secret: Secret, now: number): void {
  const deprecated = [...secret.versions.values()].filter((version) => version.labels.size === 0);
  for (const version of deprecated.sort((one, other) => one.createdAt - other.createdAt)) {
    if (secret.versions.size < MOST_VERSIONS) return;
    if (now - version.createdAt > DAY) secret.versions.delete(version.id);
  }
  if (secret.versions.size < MOST_VERSIONS) return;
  throw new AwsError('LimitExceededException', `The secret has ${MOST_VERSIONS} versions that can't be removed yet.`);
}

export type PutVersion = {
  readonly id: string;
  /** Absent only for the placeholder of a rotation. */
  readonly content?: Content;
  readonly labels: readonly string[];
  readonly now: number;
};

/**
 * Adds a version and moves labels to it; returns the labels that moved. The id is the request's token: the same token with the
 * same value changes nothing (API reference, PutSecretValue), with another value it raises ResourceExistsException.
 */
export function putVersion(secret: Secret, { id, content, labels, now }: PutVersion): readonly string[] {
  const existing = secret.versions.get(id);
  if (existing?.content !== undefined && content !== undefined) {
    if (isSame(existing.content, content)) return [];
    const reason = `You can't use ClientRequestToken ${id} because that value is already in use for a version of secret ${secret.arn}.`;
    throw new AwsError('ResourceExistsException', reason);
  }
  if (existing === undefined) makeRoom(secret, now);
  const version = existing ?? { id, createdAt: now, labels: new Set<string>() };
  if (content !== undefined) version.content = content;
  secret.versions.set(id, version);
  return labels.filter((label) => moveLabel(secret, label, version));
}
