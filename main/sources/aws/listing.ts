import type { Filter, ListSecretsResponse, SecretListEntry } from '@aws-sdk/client-secrets-manager';
import type { ListedSecret, SecretPage, SecretsPlace } from '../../domain/catalog.ts';
import { CURRENT, parseArn, type SecretRef } from '../../domain/secret.ts';
import type { Calls } from './calls.ts';

export type SecretsQuestion = SecretsPlace & {
  /** Beginnings of words in names, descriptions and tags; with a `/` the beginning of a name; or an ARN. */
  readonly search: string;
  /** Of the page before. */
  readonly next?: string;
};

const PAGE_SIZE = 50;

/** Of a filter value (Secrets Manager API reference, Filter). A leading `!` would mean the opposite. */
function searchable(search: string): string {
  return search
    .replace(/[^a-zA-Z0-9 :_@/+=.!-]/g, ' ')
    .replace(/^[ !]+/, '')
    .trim()
    .slice(0, 512);
}

function filtersOf(search: string): Filter[] {
  const wanted = searchable(parseArn(search.trim())?.name.replace(/-[A-Za-z0-9]{6}$/, '') ?? search);
  if (wanted === '') return [];
  return [{ Key: wanted.includes('/') ? 'name' : 'all', Values: [wanted] }];
}

function listedOf({ Name, ARN, ...entry }: SecretListEntry): ListedSecret[] {
  if (Name === undefined || ARN === undefined) return [];
  const lastChangedAt = entry.LastChangedDate?.getTime();
  const nextRotationAt = entry.RotationEnabled ? entry.NextRotationDate?.getTime() : undefined;
  return [
    {
      name: Name,
      arn: ARN,
      ...(entry.Description && { description: entry.Description }),
      ...(lastChangedAt !== undefined && { lastChangedAt }),
      ...(nextRotationAt !== undefined && { nextRotationAt }),
    },
  ];
}

function pageOf({ SecretList = [], NextToken }: ListSecretsResponse): SecretPage {
  return { secrets: SecretList.flatMap(listedOf), ...(NextToken && { next: NextToken }) };
}

/** How a place is called where messages name a secret. */
export function placeRef({ profile, region }: SecretsPlace): SecretRef {
  return {
    secret: 'the list of secrets',
    label: CURRENT,
    ...(profile !== undefined && { profile }),
    ...(region !== undefined && { region }),
  };
}

/** One page of ListSecrets, which may be up to five minutes behind. Raises ProblemError. */
export function listSecrets(call: Calls, question: SecretsQuestion, signal: AbortSignal): Promise<SecretPage> {
  return call({
    ref: placeRef(question),
    signal,
    api: 'ListSecrets',
    ask: async (client, abortSignal) => {
      const { ListSecretsCommand } = await import('@aws-sdk/client-secrets-manager');
      const command = new ListSecretsCommand({
        MaxResults: PAGE_SIZE,
        Filters: filtersOf(question.search),
        ...(question.next !== undefined && { NextToken: question.next }),
      });
      return pageOf(await client.send(command, { abortSignal }));
    },
  });
}
