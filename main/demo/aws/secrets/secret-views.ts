import type { Fields } from '../answer.ts';
import { type Content, dateOnly, type Secret, seconds, type Version } from './secret-store.ts';

function optional(name: string, value: unknown): Fields {
  return value === undefined ? {} : { [name]: value };
}

function date(name: string, ms: number | undefined): Fields {
  return ms === undefined ? {} : { [name]: seconds(ms) };
}

function labelledVersions(secret: Secret): Fields {
  const labelled = [...secret.versions.values()].filter((version) => version.labels.size > 0);
  return Object.fromEntries(labelled.map((version) => [version.id, [...version.labels]]));
}

function rotationOf({ rotation }: Secret): Fields {
  if (rotation === undefined) return {};
  return {
    RotationEnabled: rotation.isEnabled,
    ...optional('RotationLambdaARN', rotation.lambdaArn),
    RotationRules: rotation.rules,
    ...date('LastRotatedDate', rotation.lastAt),
    ...date('NextRotationDate', rotation.isEnabled ? rotation.window?.endsAt : undefined),
  };
}

function metadataOf(secret: Secret): Fields {
  return {
    ARN: secret.arn,
    Name: secret.name,
    ...optional('Description', secret.description),
    ...optional('KmsKeyId', secret.kmsKeyId),
    ...rotationOf(secret),
    LastChangedDate: seconds(secret.changedAt),
    ...(secret.accessedAt === undefined ? {} : { LastAccessedDate: dateOnly(secret.accessedAt) }),
    ...date('DeletedDate', secret.deletion?.requestedAt),
    Tags: [...secret.tags].map(([Key, Value]) => ({ Key, Value })),
    CreatedDate: seconds(secret.createdAt),
  };
}

/** DescribeSecret: versions without a label are not told. */
export function descriptionOf(secret: Secret): Fields {
  return { ...metadataOf(secret), VersionIdsToStages: labelledVersions(secret) };
}

/** One entry of ListSecrets. */
export function listEntryOf(secret: Secret): Fields {
  return { ...metadataOf(secret), SecretVersionsToStages: labelledVersions(secret) };
}

/** One entry of ListSecretVersionIds. */
export function versionEntryOf(version: Version): Fields {
  return {
    VersionId: version.id,
    CreatedDate: seconds(version.createdAt),
    ...optional('VersionStages', version.labels.size > 0 ? [...version.labels] : undefined),
    ...(version.accessedAt === undefined ? {} : { LastAccessedDate: dateOnly(version.accessedAt) }),
    KmsKeyIds: ['DefaultEncryptionKey'],
  };
}

/** The answer of GetSecretValue. */
export function secretValueOf(secret: Secret, version: Version & { content?: Content }): Fields {
  const { content } = version;
  return {
    ARN: secret.arn,
    Name: secret.name,
    VersionId: version.id,
    ...(content === undefined
      ? {}
      : 'text' in content
        ? { SecretString: content.text }
        : { SecretBinary: content.binary }),
    ...optional('VersionStages', version.labels.size > 0 ? [...version.labels] : undefined),
    CreatedDate: seconds(version.createdAt),
  };
}
