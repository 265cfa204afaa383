import { AwsError, type Fields } from '../answer.ts';
import { objectsOf, optionalFlag, optionalNumber, optionalText, optionalTexts } from '../input.ts';
import type { SecretCall } from '../world.ts';
import type { Secret } from './secret-store.ts';

export type Page<Item> = { readonly items: readonly Item[]; readonly nextToken?: string };

/** Tokens are offsets in disguise, as good as AWS's for a store that fits into memory. Raises InvalidNextTokenException. */
export function pageOf<Item>(
  items: readonly Item[],
  { size, token }: { readonly size: number; readonly token: string | undefined },
): Page<Item> {
  const start = token === undefined ? 0 : Number(Buffer.from(token, 'base64url').toString());
  if (!Number.isInteger(start) || start < 0 || start > items.length) {
    throw new AwsError('InvalidNextTokenException', 'The NextToken value is invalid.');
  }
  const page = items.slice(start, start + size);
  const end = start + size;
  return end < items.length
    ? { items: page, nextToken: Buffer.from(String(end)).toString('base64url') }
    : { items: page };
}

const FILTER_KEYS = ['description', 'name', 'tag-key', 'tag-value', 'primary-region', 'owning-service', 'all'] as const;

type FilterKey = (typeof FILTER_KEYS)[number];

export type Filter = { readonly key: FilterKey; readonly values: readonly string[] };

/** At most ten filters of ten values each. */
export function readFilters(input: Fields): readonly Filter[] {
  const filters = objectsOf(input, 'Filters');
  if (filters.length > 10) throw new AwsError('InvalidParameterException', 'You can use at most 10 filters.');
  return filters.map((filter) => {
    const key = FILTER_KEYS.find((known) => known === filter.Key);
    const values = optionalTexts(filter, 'Values', 10) ?? [];
    if (key === undefined || values.length === 0) {
      throw new AwsError(
        'InvalidParameterException',
        `A filter needs Values and a Key out of ${FILTER_KEYS.join(', ')}.`,
      );
    }
    return { key, values };
  });
}

function tagsOf(entry: Fields, part: 'Key' | 'Value'): readonly string[] {
  return objectsOf(entry, 'Tags').map((tag) => String(tag[part]));
}

const CANDIDATES: Record<FilterKey, (entry: Fields) => readonly string[]> = {
  name: (entry) => [String(entry.Name)],
  description: (entry) => String(entry.Description ?? '').split(/\s+/),
  'tag-key': (entry) => tagsOf(entry, 'Key'),
  'tag-value': (entry) => tagsOf(entry, 'Value'),
  'primary-region': () => [],
  'owning-service': () => [],
  all: (entry) => [
    ...String(entry.Name).split(/[^A-Za-z0-9]+/),
    String(entry.Name),
    ...String(entry.Description ?? '').split(/\s+/),
    ...tagsOf(entry, 'Key'),
    ...tagsOf(entry, 'Value'),
  ],
};

function matches({ key, values }: Filter, entry: Fields): boolean {
  const fold = (text: string): string => (key === 'description' || key === 'all' ? text.toLowerCase() : text);
  const candidates = CANDIDATES[key](entry).map(fold);
  return values.some((value) => {
    const isNegated = value.startsWith('!');
    const prefix = fold(isNegated ? value.slice(1) : value);
    return candidates.some((candidate) => candidate.startsWith(prefix)) !== isNegated;
  });
}

/** Values match as prefixes, `!` negates (API reference, Filter). `entry` is any description of a secret. */
export function matchesFilters(entry: Fields, filters: readonly Filter[]): boolean {
  return filters.every((filter) => matches(filter, entry));
}

/** As ListSecrets sees it: nothing newer than the lag. */
function seenAt(secret: Secret, moment: number): Fields | undefined {
  return secret.listings.findLast(({ at }) => at <= moment)?.entry;
}

/**
 * As much as five minutes behind, as AWS warns; how far is a setting of the stand-in. Raises
 * InvalidNextTokenException.
 */
export function listSecrets({ world, store, input }: SecretCall): Fields {
  const filters = readFilters(input);
  const withDeleted = optionalFlag(input, 'IncludePlannedDeletion') === true;
  const moment = world.clock.now() - world.settings.listLagMs;
  const entries = [...store.secrets.values()]
    .map((secret) => seenAt(secret, moment))
    .filter((entry) => entry !== undefined)
    .filter((entry) => (withDeleted || entry.DeletedDate === undefined) && matchesFilters(entry, filters));
  if (optionalText(input, 'SortOrder') === 'desc') entries.reverse();
  const size = optionalNumber(input, 'MaxResults', { min: 1, max: 100 }) ?? 100;
  const page = pageOf(entries, { size, token: optionalText(input, 'NextToken') });
  return { SecretList: page.items, ...(page.nextToken === undefined ? {} : { NextToken: page.nextToken }) };
}
