import { AwsError, type Fields } from '../answer.ts';
import { optionalFlag, optionalNumber, optionalText, requiredText } from '../input.ts';
import { noteChange, type SecretCall } from '../world.ts';
import { findLiveSecret, findSecret, type Secret, seconds, type Version, versionWith } from './secret-store.ts';
import { moveLabel } from './versions.ts';

const DAY = 86_400_000;

function versionNamed(secret: Secret, id: string): Version {
  const version = secret.versions.get(id);
  if (version !== undefined) return version;
  throw new AwsError(
    'ResourceNotFoundException',
    `Secrets Manager can't find the specified secret value for VersionId: ${id}`,
  );
}

/** A label that is attached has to be named with the version it leaves, so that nobody moves it by accident. */
function checkHolder(holder: Version | undefined, removeFrom: string | undefined, label: string): void {
  if (holder?.id === removeFrom) return;
  const reason =
    holder === undefined
      ? `The staging label ${label} isn't attached to version ${removeFrom}.`
      : `The parameter RemoveFromVersionId can't be empty. Staging label ${label} is currently attached to version ${holder.id}, so you must explicitly reference that version in RemoveFromVersionId.`;
  throw new AwsError('InvalidParameterException', reason);
}

/**
 * Moving AWSCURRENT moves AWSPREVIOUS along (API reference). Raises InvalidParameterException when
 * `RemoveFromVersionId` is not the holder.
 */
export function updateSecretVersionStage({ world, store, input }: SecretCall): Fields {
  const secret = findLiveSecret(store, requiredText(input, 'SecretId', { min: 1, max: 2048 }));
  const label = requiredText(input, 'VersionStage', { min: 1, max: 256 });
  const removeFrom = optionalText(input, 'RemoveFromVersionId', { min: 32, max: 64 });
  const moveTo = optionalText(input, 'MoveToVersionId', { min: 32, max: 64 });
  const holder = versionWith(secret, label);
  const version = moveTo === undefined ? undefined : versionNamed(secret, moveTo);
  const answer = { ARN: secret.arn, Name: secret.name };
  if (version !== undefined && version === holder) return answer;
  checkHolder(holder, removeFrom, label);
  if (version === undefined && label === 'AWSCURRENT') {
    throw new AwsError(
      'InvalidParameterException',
      "You can only move staging label AWSCURRENT to a different secret version. It can't be completely removed.",
    );
  }
  if (version === undefined) holder?.labels.delete(label);
  else if (moveLabel(secret, label, version)) world.announce({ secret, label, version });
  noteChange(world, secret);
  return answer;
}

/** Seven to thirty days of grace, thirty by default; then it is gone, as at once with ForceDeleteWithoutRecovery. */
export function deleteSecret({ world, store, input }: SecretCall): Fields {
  const secretId = requiredText(input, 'SecretId', { min: 1, max: 2048 });
  const days = optionalNumber(input, 'RecoveryWindowInDays', { min: 7, max: 30 });
  const isForced = optionalFlag(input, 'ForceDeleteWithoutRecovery') === true;
  if (isForced && days !== undefined) {
    const reason = "You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.";
    throw new AwsError('InvalidParameterException', reason);
  }
  const secret = isForced ? findSecret(store, secretId) : findLiveSecret(store, secretId);
  const requestedAt = world.clock.now();
  const dueAt = requestedAt + (isForced ? 0 : (days ?? 30) * DAY);
  secret.deletion = { requestedAt, dueAt };
  noteChange(world, secret);
  if (isForced) store.secrets.delete(secret.name);
  else world.clock.at(dueAt, () => purgeDeleted(store.secrets, secret, dueAt));
  return { ARN: secret.arn, Name: secret.name, DeletionDate: seconds(dueAt) };
}

function purgeDeleted(secrets: Map<string, Secret>, secret: Secret, dueAt: number): void {
  if (secret.deletion?.dueAt === dueAt && secrets.get(secret.name) === secret) secrets.delete(secret.name);
}

/** Also for a secret that is not marked for deletion: then it changes nothing. */
export function restoreSecret({ world, store, input }: SecretCall): Fields {
  const secret = findSecret(store, requiredText(input, 'SecretId', { min: 1, max: 2048 }));
  if (secret.deletion !== undefined) {
    delete secret.deletion;
    noteChange(world, secret);
  }
  return { ARN: secret.arn, Name: secret.name };
}
