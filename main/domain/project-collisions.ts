import type { Fault } from './fault.ts';
import type { TargetDeclaration, WatchDeclaration } from './project-schema.ts';

type Claim = { readonly what: string; readonly path: Fault['path']; readonly message: string };

type Item = {
  readonly watch: WatchDeclaration;
  readonly target: TargetDeclaration;
  readonly path: Fault['path'];
  readonly fileOf: (target: string) => string;
};

/** What a target is known to write before any secret was read, one claim for each variable. */
function claimsOf({ watch, target, path, fileOf }: Item): Claim[] {
  const { env, map, prefix, as, keychain } = target;
  if (keychain) {
    const what = JSON.stringify(['keychain', keychain.service, keychain.account]);
    return [{ what, path: [...path, 'keychain'], message: 'another target writes the same keychain item' }];
  }
  const file = fileOf(env ?? '');
  const variable = (name: string, where: readonly string[]): Claim => ({
    what: JSON.stringify(['variable', file, name]),
    path: [...path, ...where],
    message: `another field or target writes \`${name}\` into the same file`,
  });
  if (map) return Object.entries(map).map(([field, name]) => variable(name, ['map', field]));
  if (as !== undefined) return [variable(as, ['as'])];
  const what = JSON.stringify(['prefix', file, prefix, watch.secret]);
  return [{ what, path: [...path, 'prefix'], message: 'another target writes the same variables into the same file' }];
}

/** Two claims on one variable or item are a fault of the second. `fileOf` makes different spellings of a path one. */
export function collisionsOf(watches: readonly WatchDeclaration[], fileOf: (target: string) => string): Fault[] {
  const claims = watches.flatMap((watch, index) =>
    watch.to.flatMap((target, item) => claimsOf({ watch, target, path: ['watches', index, 'to', item], fileOf })),
  );
  const taken = new Set<string>();
  return claims.flatMap(({ what, path, message }) => {
    if (taken.has(what)) return [{ path, message }];
    taken.add(what);
    return [];
  });
}
