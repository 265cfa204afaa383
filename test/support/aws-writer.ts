import { randomUUID } from 'node:crypto';
import { SecretsManager } from '@aws-sdk/client-secrets-manager';
import { KEYS, REGION } from './keyturn-process.ts';

type Where = { readonly region?: string };

/** What people and rotations do to secrets. Region `eu-west-1` when absent. */
export type SecretWriter = {
  /** Creates the secret, or gives it another version; text, or bytes for a binary one. Returns the version id. */
  put(name: string, value: string | Uint8Array, where?: Where): Promise<string>;
  /** Another version, current from now on. */
  rotate(name: string, value: string, where?: Where): Promise<string>;
  /** Another version behind this label alone. */
  putBehind(label: string, name: string, value: string, where?: Where): Promise<string>;
  /** From whichever version has it. */
  moveLabel(label: string, name: string, to: string, where?: Where): Promise<void>;
  /** Marks for deletion, to be restored within the usual window. */
  deleteSecret(name: string, where?: Where): Promise<void>;
  arn(name: string, where?: Where): Promise<string>;
  /** For what nothing above does. */
  client(where?: Where): SecretsManager;
  destroy(): void;
};

function clientsOf(url: string) {
  const clients = new Map<string, SecretsManager>();
  const client = ({ region = REGION }: Where = {}): SecretsManager => {
    const found = clients.get(region) ?? new SecretsManager({ endpoint: url, region, credentials: KEYS });
    clients.set(region, found);
    return found;
  };
  const destroy = (): void => {
    for (const one of clients.values()) one.destroy();
  };
  return { client, destroy };
}

function contentOf(value: string | Uint8Array) {
  return typeof value === 'string' ? { SecretString: value } : { SecretBinary: value };
}

async function isThere(client: SecretsManager, name: string): Promise<boolean> {
  const gone = (error: unknown): undefined => {
    if (error instanceof Error && error.name === 'ResourceNotFoundException') return undefined;
    throw error;
  };
  return (await client.describeSecret({ SecretId: name }).catch(gone)) !== undefined;
}

/** The write operations of the AWS SDK, at any endpoint. */
export function createWriter(url: string): SecretWriter {
  const { client, destroy } = clientsOf(url);
  const renew = async (name: string, value: string | Uint8Array, where?: Where, labels?: string[]): Promise<string> => {
    const token = { SecretId: name, ClientRequestToken: randomUUID(), ...(labels && { VersionStages: labels }) };
    const { VersionId = '' } = await client(where).putSecretValue({ ...token, ...contentOf(value) });
    return VersionId;
  };
  return {
    client,
    destroy,
    async put(name, value, where) {
      if (await isThere(client(where), name)) return renew(name, value, where);
      const { VersionId = '' } = await client(where).createSecret({ Name: name, ...contentOf(value) });
      return VersionId;
    },
    rotate: (name, value, where) => renew(name, value, where),
    putBehind: (label, name, value, where) => renew(name, value, where, [label]),
    async moveLabel(label, name, to, where) {
      const { VersionIdsToStages = {} } = await client(where).describeSecret({ SecretId: name });
      const from = Object.keys(VersionIdsToStages).find((id) => VersionIdsToStages[id]?.includes(label));
      const leaving = from === undefined ? {} : { RemoveFromVersionId: from };
      const move = { SecretId: name, VersionStage: label, MoveToVersionId: to, ...leaving };
      await client(where).updateSecretVersionStage(move);
    },
    async deleteSecret(name, where) {
      await client(where).deleteSecret({ SecretId: name });
    },
    arn: async (name, where) => (await client(where).describeSecret({ SecretId: name })).ARN ?? '',
  };
}
