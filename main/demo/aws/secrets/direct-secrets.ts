import { randomUUID } from 'node:crypto';
import type { Fields } from '../answer.ts';
import { noteChange, type SecretCall, type World } from '../world.ts';
import { deleteSecret, restoreSecret, updateSecretVersionStage } from './lifecycle-operations.ts';
import { scheduleRotation } from './rotate-operations.ts';
import type { RotationRules } from './rotation-schedule.ts';
import { type Content, findSecret, type Secret, versionWith } from './secret-store.ts';
import { createSecret, putAndAnnounce } from './write-operations.ts';

export const DEFAULT_REGION = 'eu-west-1';

type Where = { readonly region?: string };

export type PutOptions = Where & {
  /** AWSCURRENT when absent. Exactly these: unlike over the wire, the first version does not become current by itself. */
  readonly labels?: readonly string[];
  readonly versionId?: string;
};

/** The stand-in's secrets without the wire: for tests and the demo. Not counted as calls; region `eu-west-1` when absent. */
export type DirectSecrets = {
  /** Creates the secret when it is not there. Text, or bytes for a binary secret. Returns the version id. */
  put(name: string, value: string | Uint8Array, options?: PutOptions): string;
  /** Moves AWSCURRENT unless another label is named; from whichever version has it. */
  moveLabel(name: string, to: string, options?: Where & { readonly label?: string }): void;
  /** Rotates at once, start and end; to `value`, else to a made-up one. Returns the version id. */
  rotate(name: string, options?: Where & { readonly value?: string }): string;
  /** Rotations come by themselves, at a random moment in each window. */
  schedule(name: string, rules: RotationRules, options?: Where): void;
  /** Version id behind a label, AWSCURRENT when absent. */
  versionId(name: string, options?: Where & { readonly label?: string }): string | undefined;
  /** The value behind a label; binary as base64. */
  value(name: string, options?: Where & { readonly label?: string }): string | undefined;
  arn(name: string, options?: Where): string;
  delete(name: string, options?: Where & { readonly force?: boolean }): void;
  restore(name: string, options?: Where): void;
};

function contentOf(value: string | Uint8Array): Content {
  return typeof value === 'string' ? { text: value } : { binary: Buffer.from(value).toString('base64') };
}

/** The stand-in's secrets without HTTP, for the demo and for tests; not counted as calls. */
export function createDirectSecrets(world: World): DirectSecrets {
  const call = (input: Fields, { region = DEFAULT_REGION }: Where): SecretCall => ({
    world,
    store: world.storeOf(region),
    input,
    caller: { accessKey: 'DIRECT', region, service: 'secretsmanager', principal: 'arn:aws:iam::direct' },
  });
  const find = (name: string, where: Where): Secret => findSecret(call({}, where).store, name);
  const contentBehind = (name: string, { label = 'AWSCURRENT', ...where }: Where & { label?: string }) =>
    versionWith(find(name, where), label)?.content;
  return {
    put: (name, value, options = {}) => put(call({ Name: name }, options), contentOf(value), options),
    moveLabel: (name, to, { label = 'AWSCURRENT', ...where } = {}) => {
      const holder = versionWith(find(name, where), label)?.id;
      const from = holder === undefined ? {} : { RemoveFromVersionId: holder };
      updateSecretVersionStage(call({ SecretId: name, VersionStage: label, MoveToVersionId: to, ...from }, where));
    },
    rotate: (name, options = {}) => rotateNow(world, find(name, options), options.value),
    schedule: (name, rules, where = {}) => {
      const secret = find(name, where);
      scheduleRotation(world, secret, rules);
      noteChange(world, secret);
    },
    versionId: (name, { label = 'AWSCURRENT', ...where } = {}) => versionWith(find(name, where), label)?.id,
    value: (name, options = {}) => {
      const content = contentBehind(name, options);
      return content && ('text' in content ? content.text : content.binary);
    },
    arn: (name, where = {}) => find(name, where).arn,
    delete: (name, { force = false, ...where } = {}) => {
      deleteSecret(call({ SecretId: name, ...(force ? { ForceDeleteWithoutRecovery: true } : {}) }, where));
    },
    restore: (name, where = {}) => {
      restoreSecret(call({ SecretId: name }, where));
    },
  };
}

function put(
  call: SecretCall,
  content: Content,
  { labels = ['AWSCURRENT'], versionId = randomUUID() }: PutOptions,
): string {
  const name = String(call.input.Name);
  if (!call.store.secrets.has(name)) createSecret(call);
  putAndAnnounce(call.world, findSecret(call.store, name), { id: versionId, content, labels });
  return versionId;
}

function rotateNow(world: World, secret: Secret, value: string | undefined): string {
  const id = randomUUID();
  const content = value === undefined ? world.renew(versionWith(secret, 'AWSCURRENT')?.content) : { text: value };
  putAndAnnounce(world, secret, { id, content, labels: ['AWSCURRENT'] });
  if (secret.rotation !== undefined) {
    secret.rotation.lastAt = world.clock.now();
    scheduleRotation(world, secret, secret.rotation.rules);
    noteChange(world, secret);
  }
  return id;
}
