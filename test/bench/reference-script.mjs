// The peer: what a careful developer writes in one sitting. `node reference-script.mjs SECRET FILE STATE`
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { DescribeSecretCommand, GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

/** One careful write: under another name, synced, renamed, the folder synced. */
export function writeDurably(path, text) {
  const temporary = `${path}.tmp`;
  const file = openSync(temporary, 'w', 0o600);
  writeFileSync(file, text);
  fsyncSync(file);
  closeSync(file);
  renameSync(temporary, path);
  const directory = openSync(dirname(path), 'r');
  fsyncSync(directory);
  closeSync(directory);
}

/** One durable line. */
export function writeState(path, state) {
  const file = openSync(path, 'a', 0o600);
  writeFileSync(file, `${JSON.stringify(state)}\n`);
  fsyncSync(file);
  closeSync(file);
}

export async function bringUp(client, { secret, file, state }) {
  const { VersionIdsToStages = {} } = await client.send(new DescribeSecretCommand({ SecretId: secret }));
  const [current] = Object.entries(VersionIdsToStages).find(([, labels]) => labels.includes('AWSCURRENT')) ?? [];
  if (!current) return;
  const { SecretString, VersionId } = await client.send(
    new GetSecretValueCommand({ SecretId: secret, VersionStage: 'AWSCURRENT' }),
  );
  let text = readFileSync(file, 'utf8');
  for (const [field, value] of Object.entries(JSON.parse(SecretString))) {
    text = text.replace(new RegExp(`^${field.toUpperCase()}=.*$`, 'm'), () => `${field.toUpperCase()}='${value}'`);
  }
  writeDurably(file, text);
  writeState(state, { versionId: VersionId });
}

const [, script, secret, file, state] = process.argv;
if (script === import.meta.filename) await bringUp(new SecretsManagerClient({}), { secret, file, state });
