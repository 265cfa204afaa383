import type { WatchDeclaration } from './project-schema.ts';

/** Sorted keys, so that order and spelling of the file do not matter. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([key, item]) => [key, canonical(item)]);
}

/**
 * What a yes to a `keyturn.yaml` covers, as text to be hashed: secrets, labels, profiles, regions and targets as the file names them,
 * defaults applied. Comments, order, intervals and groups are free to change.
 */
export function trustText(watches: readonly WatchDeclaration[]): string {
  const wishes = watches.flatMap(({ secret, label, profile, region, to }) =>
    to.map((target) => JSON.stringify([secret, label, profile ?? null, region ?? null, canonical(target)])),
  );
  return JSON.stringify(['keyturn trust 1', ...wishes.sort()]);
}
