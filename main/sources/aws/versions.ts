import type { SecretsManagerClient, SecretVersionsListEntry } from '@aws-sdk/client-secrets-manager';
import type { ListedVersion } from '../../domain/catalog.ts';
import type { SecretRef } from '../../domain/secret.ts';
import type { Calls } from './calls.ts';

/** AWS keeps about a hundred versions; more pages than that are no list any more. */
const MOST_PAGES = 5;

function listedOf({ VersionId, VersionStages = [], CreatedDate }: SecretVersionsListEntry): ListedVersion[] {
  if (VersionId === undefined) return [];
  const createdAt = CreatedDate?.getTime();
  return [{ versionId: VersionId, labels: [...VersionStages], ...(createdAt !== undefined && { createdAt }) }];
}

async function allPages(client: SecretsManagerClient, secret: string, abortSignal: AbortSignal) {
  const { ListSecretVersionIdsCommand } = await import('@aws-sdk/client-secrets-manager');
  const versions: ListedVersion[] = [];
  let next: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const command = new ListSecretVersionIdsCommand({
      SecretId: secret,
      IncludeDeprecated: true,
      MaxResults: 100,
      ...(next !== undefined && { NextToken: next }),
    });
    const reply = await client.send(command, { abortSignal });
    versions.push(...(reply.Versions ?? []).flatMap(listedOf));
    next = reply.NextToken;
    if (!next) break;
  }
  return versions;
}

/** Newest first, with those that no label points to any more. Raises ProblemError. */
export function listVersions(call: Calls, ref: SecretRef, signal: AbortSignal): Promise<ListedVersion[]> {
  return call({
    ref,
    signal,
    api: 'ListSecretVersionIds',
    ask: async (client, abortSignal) => {
      const versions = await allPages(client, ref.secret, abortSignal);
      return versions.sort((one, other) => (other.createdAt ?? 0) - (one.createdAt ?? 0));
    },
  });
}
