import { CURRENT } from './secret.ts';

export type NewTarget =
  | {
      /** Relative to the project, with `/`. */
      readonly env: string;
      readonly map?: Readonly<Record<string, string>>;
      readonly prefix?: string;
      readonly as?: string;
      readonly readers?: readonly string[];
      readonly onConflict?: string;
    }
  | { readonly keychain: { readonly service: string; readonly account: string; readonly field?: string } };

export type NewWatch = {
  readonly secret: string;
  readonly label?: string;
  readonly profile?: string;
  readonly region?: string;
  readonly target: NewTarget;
};

/** As much of a valid `keyturn.yaml` as matters here. */
type Written = {
  readonly defaults?: { readonly profile?: string; readonly region?: string } | null;
  readonly watches?: readonly WrittenWatch[] | null;
};
type WrittenWatch = Omit<NewWatch, 'target'> & { readonly to: readonly Record<string, unknown>[] };

/** What to add, and to which list or mapping; undefined when it is there already. */
export type Addition = { readonly path: readonly (string | number)[]; readonly items: object };

function isSame(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

/** What is not asked for may be anything. */
function isSameSecret(watch: WrittenWatch, wish: NewWatch, defaults: Written['defaults']): boolean {
  return (
    watch.secret === wish.secret &&
    (watch.label ?? CURRENT) === (wish.label ?? CURRENT) &&
    [undefined, watch.profile ?? defaults?.profile].includes(wish.profile) &&
    [undefined, watch.region ?? defaults?.region].includes(wish.region)
  );
}

/** The fields that a `map` of the same file still lacks; undefined when the two do not go together. */
function missingFields(written: Record<string, unknown>, wish: NewTarget): Record<string, string> | undefined {
  if (!('env' in wish) || !wish.map || typeof written.map !== 'object' || written.map === null) return undefined;
  const { map, ...rest } = wish;
  const isAlike = Object.entries(rest).every(([key, value]) => isSame(written[key], value));
  const has = new Map(Object.entries(written.map));
  const entries = Object.entries(map);
  if (!isAlike || entries.some(([field, name]) => has.has(field) && has.get(field) !== name)) return undefined;
  return Object.fromEntries(entries.filter(([field]) => !has.has(field)));
}

/** Where a new wish goes: into the mapping it completes, the watch of its secret, or a watch of its own. */
export function additionOf({ defaults, watches }: Written, wish: NewWatch): Addition | undefined {
  const { target, ...ref } = wish;
  const at = (watches ?? []).findIndex((watch) => isSameSecret(watch, wish, defaults));
  const targets = watches?.[at]?.to;
  if (!targets) return { path: ['watches'], items: [{ ...ref, to: [target] }] };
  for (const [index, written] of targets.entries()) {
    if (isSame(written, target)) return undefined;
    const fields = missingFields(written, target);
    if (!fields) continue;
    const path = ['watches', at, 'to', index, 'map'];
    return Object.keys(fields).length > 0 ? { path, items: fields } : undefined;
  }
  return { path: ['watches', at, 'to'], items: [target] };
}
