import { AwsError, type Fields } from '../answer.ts';
import { objectsOf, optionalFlag, optionalNumber, optionalText, optionalTexts, requiredText } from '../input.ts';
import type { SecretCall } from '../world.ts';
import { matchesFilters, pageOf, readFilters } from './secret-listing.ts';
import { findLiveSecret, findSecret, type Secret, type Version, versionWith } from './secret-store.ts';
import { descriptionOf, secretValueOf, versionEntryOf } from './secret-views.ts';

type Wanted = { readonly id: string | undefined; readonly label: string | undefined };

function noValue(what: string): AwsError {
  return new AwsError('ResourceNotFoundException', `Secrets Manager can't find the specified secret value for ${what}`);
}

function findVersion(secret: Secret, { id, label }: Wanted): Version {
  const stage = label ?? 'AWSCURRENT';
  const version = id === undefined ? versionWith(secret, stage) : secret.versions.get(id);
  if (version?.content === undefined) throw noValue(id === undefined ? `staging label: ${stage}` : `VersionId: ${id}`);
  if (label !== undefined && !version.labels.has(label)) {
    const reason = 'You provided a VersionStage that is not associated to the provided VersionId.';
    throw new AwsError('InvalidRequestException', reason);
  }
  return version;
}

function read(call: SecretCall, secretId: string, wanted: Wanted): Fields {
  const secret = findLiveSecret(call.store, secretId);
  const version = findVersion(secret, wanted);
  secret.accessedAt = version.accessedAt = call.world.clock.now();
  return secretValueOf(secret, version);
}

/**
 * AWSCURRENT by default. Raises ResourceNotFoundException, and InvalidRequestException for a secret marked for
 * deletion or for a version without that label.
 */
export function getSecretValue(call: SecretCall): Fields {
  const secretId = requiredText(call.input, 'SecretId', { min: 1, max: 2048 });
  const id = optionalText(call.input, 'VersionId', { min: 32, max: 64 });
  const label = optionalText(call.input, 'VersionStage', { min: 1, max: 256 });
  return read(call, secretId, { id, label });
}

type BatchPage = { readonly ids: readonly string[]; readonly nextToken?: string };

function batchIds({ input, store }: SecretCall): BatchPage {
  const ids = optionalTexts(input, 'SecretIdList', 20);
  const filters = readFilters(input);
  if ((ids === undefined) === (objectsOf(input, 'Filters').length === 0)) {
    const reason = 'You must include Filters or SecretIdList, but not both.';
    throw new AwsError('InvalidParameterException', reason);
  }
  if (ids !== undefined) return { ids: [...new Set(ids)] };
  const live = [...store.secrets.values()].filter((secret) => secret.deletion === undefined);
  const matching = live.filter((secret) => matchesFilters(descriptionOf(secret), filters)).map((secret) => secret.name);
  const size = optionalNumber(input, 'MaxResults', { min: 1, max: 20 }) ?? 20;
  const page = pageOf(matching, { size, token: optionalText(input, 'NextToken') });
  return { ids: page.items, ...(page.nextToken === undefined ? {} : { nextToken: page.nextToken }) };
}

/** A secret that fails does so alone: in `Errors`, with HTTP 200 (API reference, BatchGetSecretValue). */
export function batchGetSecretValue(call: SecretCall): Fields {
  const { ids, nextToken } = batchIds(call);
  const values: Fields[] = [];
  const errors: Fields[] = [];
  for (const secretId of ids) {
    try {
      call.world.faults.refuseInBatch(secretId, call.caller);
      values.push(read(call, secretId, { id: undefined, label: undefined }));
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      errors.push({ SecretId: secretId, ErrorCode: error.code, Message: error.message });
    }
  }
  return { SecretValues: values, Errors: errors, ...(nextToken === undefined ? {} : { NextToken: nextToken }) };
}

/** Answers for a secret marked for deletion too. */
export function describeSecret({ input, store }: SecretCall): Fields {
  return descriptionOf(findSecret(store, requiredText(input, 'SecretId', { min: 1, max: 2048 })));
}

/** Only labelled versions, unless `IncludeDeprecated`. Raises ResourceNotFoundException. */
export function listSecretVersionIds({ input, store }: SecretCall): Fields {
  const secret = findSecret(store, requiredText(input, 'SecretId', { min: 1, max: 2048 }));
  const versions = [...secret.versions.values()].filter(
    (version) => version.labels.size > 0 || optionalFlag(input, 'IncludeDeprecated') === true,
  );
  const size = optionalNumber(input, 'MaxResults', { min: 1, max: 100 }) ?? 100;
  const page = pageOf(versions, { size, token: optionalText(input, 'NextToken') });
  return {
    ARN: secret.arn,
    Name: secret.name,
    Versions: page.items.map(versionEntryOf),
    ...(page.nextToken === undefined ? {} : { NextToken: page.nextToken }),
  };
}
