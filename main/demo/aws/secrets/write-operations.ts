import { randomUUID } from 'node:crypto';
import { AwsError, type Fields } from '../answer.ts';
import { objectsOf, optionalText, optionalTexts, requiredText } from '../input.ts';
import { noteChange, type SecretCall, type World } from '../world.ts';
import { arnOf, type Content, findLiveSecret, type Secret } from './secret-store.ts';
import { putVersion } from './versions.ts';

const CURRENT = 'AWSCURRENT';
const MOST_BYTES = 65_536;

function readContent(input: Fields): Content | undefined {
  const text = optionalText(input, 'SecretString', { maxBytes: MOST_BYTES });
  const binary = optionalText(input, 'SecretBinary');
  if (text !== undefined && binary !== undefined) {
    throw new AwsError(
      'InvalidParameterException',
      'You can include either SecretString or SecretBinary, but not both.',
    );
  }
  if (binary !== undefined && Buffer.byteLength(binary, 'base64') > MOST_BYTES) {
    const reason = `Value at 'secretBinary' failed to satisfy constraint: Member must have length less than or equal to ${MOST_BYTES}`;
    throw new AwsError('ValidationException', `1 validation error detected: ${reason}`);
  }
  if (binary !== undefined) return { binary };
  return text === undefined ? undefined : { text };
}

function readToken(input: Fields): string {
  return optionalText(input, 'ClientRequestToken', { min: 32, max: 64 }) ?? randomUUID();
}

function readTags(input: Fields): ReadonlyMap<string, string> {
  return new Map(
    objectsOf(input, 'Tags').map((tag) => [requiredText(tag, 'Key', { min: 1, max: 128 }), String(tag.Value ?? '')]),
  );
}

const SUFFIX_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

function suffix(random: () => number): string {
  return Array.from({ length: 6 }, () => SUFFIX_LETTERS.charAt(Math.floor(random() * SUFFIX_LETTERS.length))).join('');
}

/** A bare secret without versions, already in the store. */
function addSecret({ world, store }: Pick<SecretCall, 'world' | 'store'>, name: string): Secret {
  const now = world.clock.now();
  const secret: Secret = {
    arn: arnOf(store.region, name, suffix(world.random)),
    name,
    region: store.region,
    createdAt: now,
    changedAt: now,
    versions: new Map(),
    tags: new Map(),
    listings: [],
  };
  store.secrets.set(name, secret);
  return secret;
}

type Put = { readonly id: string; readonly content: Content; readonly labels: readonly string[] };

/** Puts a version and tells who listens; the first version of a secret is not told (ministack 1.4 as observed, AWS does not say). */
export function putAndAnnounce(world: World, secret: Secret, put: Put): void {
  const isFirst = secret.versions.size === 0;
  const moved = putVersion(secret, { ...put, now: world.clock.now() });
  noteChange(world, secret);
  const version = secret.versions.get(put.id);
  if (isFirst || version === undefined) return;
  for (const label of moved) world.announce({ secret, label, version });
}

function checkName(call: SecretCall): string {
  const name = requiredText(call.input, 'Name', { min: 1, max: 512 });
  if (!/^[\w/+=.@!-]+$/.test(name)) {
    const reason =
      'Invalid name. Must be a valid name containing alphanumeric characters, or any of the following: -/_+=.@!';
    throw new AwsError('ValidationException', reason);
  }
  return name;
}

function refuseTaken(existing: Secret, { content, token }: { content: Content | undefined; token: string }): void {
  if (existing.deletion !== undefined) {
    const reason = "You can't create this secret because a secret with this name is already scheduled for deletion.";
    throw new AwsError('InvalidRequestException', reason);
  }
  if (content === undefined || !existing.versions.has(token)) {
    throw new AwsError(
      'ResourceExistsException',
      `The operation failed because the secret ${existing.name} already exists.`,
    );
  }
}

/** Raises ResourceExistsException for a name that is taken, unless the token is one of its versions. */
export function createSecret(call: SecretCall): Fields {
  const name = checkName(call);
  const content = readContent(call.input);
  const token = readToken(call.input);
  const existing = call.store.secrets.get(name);
  if (existing !== undefined) refuseTaken(existing, { content, token });
  const secret = existing ?? addSecret(call, name);
  describe(secret, call.input);
  for (const [key, value] of readTags(call.input)) secret.tags.set(key, value);
  if (content !== undefined) putAndAnnounce(call.world, secret, { id: token, content, labels: [CURRENT] });
  else noteChange(call.world, secret);
  return { ARN: secret.arn, Name: name, ...(content === undefined ? {} : { VersionId: token }) };
}

function describe(secret: Secret, input: Fields): void {
  const description = optionalText(input, 'Description', { max: 2048 });
  const kmsKeyId = optionalText(input, 'KmsKeyId', { max: 2048 });
  if (description !== undefined) secret.description = description;
  if (kmsKeyId !== undefined) secret.kmsKeyId = kmsKeyId;
}

function targetOf({ input, store }: SecretCall): Secret {
  return findLiveSecret(store, requiredText(input, 'SecretId', { min: 1, max: 2048 }));
}

/**
 * Moves AWSCURRENT unless `VersionStages` leaves it out. Raises InvalidParameterException without a value,
 * ResourceExistsException for a token with another value.
 */
export function putSecretValue(call: SecretCall): Fields {
  const secret = targetOf(call);
  const content = readContent(call.input);
  if (content === undefined) {
    throw new AwsError('InvalidParameterException', 'You must provide either SecretString or SecretBinary.');
  }
  const id = readToken(call.input);
  const asked = optionalTexts(call.input, 'VersionStages', 20) ?? [CURRENT];
  const labels = secret.versions.size === 0 ? [...new Set([...asked, CURRENT])] : asked;
  putAndAnnounce(call.world, secret, { id, content, labels });
  return {
    ARN: secret.arn,
    Name: secret.name,
    VersionId: id,
    VersionStages: [...(secret.versions.get(id)?.labels ?? [])],
  };
}

/** Moves AWSCURRENT only when the request brings a value. */
export function updateSecret(call: SecretCall): Fields {
  const secret = targetOf(call);
  const content = readContent(call.input);
  describe(secret, call.input);
  if (content === undefined) {
    noteChange(call.world, secret);
    return { ARN: secret.arn, Name: secret.name };
  }
  const id = readToken(call.input);
  putAndAnnounce(call.world, secret, { id, content, labels: [CURRENT] });
  return { ARN: secret.arn, Name: secret.name, VersionId: id };
}

/** Raises ResourceNotFoundException. */
export function tagResource(call: SecretCall): Fields {
  const secret = targetOf(call);
  for (const [key, value] of readTags(call.input)) secret.tags.set(key, value);
  noteChange(call.world, secret);
  return {};
}

/** Raises ResourceNotFoundException. */
export function untagResource(call: SecretCall): Fields {
  const secret = targetOf(call);
  for (const key of optionalTexts(call.input, 'TagKeys', 200) ?? []) secret.tags.delete(key);
  noteChange(call.world, secret);
  return {};
}
