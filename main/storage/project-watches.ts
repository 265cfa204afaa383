import { relative, resolve, sep } from 'node:path';
import { parseDuration } from '../domain/duration.ts';
import type { Fault } from '../domain/fault.ts';
import { isReaderName } from '../domain/later-readers.ts';
import { collisionsOf } from '../domain/project-collisions.ts';
import type { ProjectDeclaration, TargetDeclaration, WatchDeclaration } from '../domain/project-schema.ts';
import type { ReaderName } from '../domain/readers.ts';
import { parseArn } from '../domain/secret.ts';
import { isInsideGit, leavesProject, reasonAgainstTarget } from '../domain/target-path.ts';
import type { Naming, Target, Watch } from '../domain/watch.ts';

/** This machine's part. */
export type Machine = {
  /** Absolute path of the folder with `keyturn.yaml`. */
  readonly directory: string;
  /** Names of profiles in the file → names on this machine (`keyturn profile NAME=LOCAL`). */
  readonly profiles: Readonly<Record<string, string>>;
  /** Absolute files or folders outside the project that targets may lie in. */
  readonly allowOutside: readonly string[];
};

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && resolve(folder, way) === path;
}

function reasonAgainstFile(file: string, { directory, allowOutside }: Machine): string | undefined {
  const invalid = reasonAgainstTarget(file);
  if (invalid) return invalid;
  const path = resolve(directory, file);
  if (isInsideGit(path)) return 'nothing is ever written inside `.git`';
  if (path === resolve(directory, 'keyturn.yaml')) return 'keyturn.yaml cannot be a target';
  if (!leavesProject(file) || allowOutside.some((folder) => isWithin(path, folder))) return undefined;
  return 'a target stays inside the project; this machine can allow another place in its settings';
}

function faultOfRegion({ secret, region }: WatchDeclaration): string | undefined {
  const arn = parseArn(secret);
  return arn && region && arn.region !== region ? `the ARN says ${arn.region}; leave \`region\` out` : undefined;
}

/** What the schema cannot see: paths, regions and what targets take from each other. */
export function faultsOfWatches(watches: readonly WatchDeclaration[], machine: Machine): Fault[] {
  const faults = watches.flatMap((watch, index): Fault[] => {
    const region = faultOfRegion(watch);
    const files = watch.to.flatMap(({ env }, item): Fault[] => {
      const message = env === undefined ? undefined : reasonAgainstFile(env, machine);
      return message ? [{ path: ['watches', index, 'to', item, 'env'], message }] : [];
    });
    return region ? [{ path: ['watches', index, 'region'], message: region }, ...files] : files;
  });
  return faults.length > 0 ? faults : collisionsOf(watches, (file) => resolve(machine.directory, file));
}

/** Watches with the file's defaults in them, still as declared. */
export function withDefaults({ defaults, watches }: ProjectDeclaration): WatchDeclaration[] {
  return (watches ?? []).map((watch) => {
    const profile = watch.profile ?? defaults?.profile;
    const region = parseArn(watch.secret)?.region ?? watch.region ?? defaults?.region;
    return { ...watch, profile, region, interval: watch.interval ?? defaults?.interval ?? '5m' };
  });
}

function namingOf({ map, prefix, as }: TargetDeclaration): Naming {
  if (map) return { kind: 'map', variables: map };
  return as === undefined ? { kind: 'prefix', prefix: prefix ?? '' } : { kind: 'as', variable: as };
}

function targetOf(target: TargetDeclaration, directory: string, found: readonly ReaderName[]): Target {
  const { env, keychain, readers, onConflict, inPlace = false, encode } = target;
  if (keychain) {
    const { service, account, field } = keychain;
    return { kind: 'keychain', service, account, onConflict, ...(field === undefined ? {} : { field }) };
  }
  return {
    kind: 'env',
    file: resolve(directory, env ?? ''),
    naming: namingOf(target),
    readers: readers?.filter(isReaderName) ?? found,
    onConflict,
    inPlace,
    ...(encode ? { encode } : {}),
  };
}

/** `found`: readers for targets that name none. */
export function watchesOf(
  watches: readonly WatchDeclaration[],
  machine: Machine,
  found: readonly ReaderName[],
): Watch[] {
  return watches.map(({ secret, label, profile, region, interval, group, to }) => {
    const local =
      profile !== undefined && Object.hasOwn(machine.profiles, profile) ? machine.profiles[profile] : profile;
    return {
      project: machine.directory,
      ref: {
        secret,
        label,
        ...(local === undefined ? {} : { profile: local }),
        ...(region === undefined ? {} : { region }),
      },
      intervalMs: parseDuration(interval ?? '') ?? 0,
      ...(group === undefined ? {} : { group }),
      targets: to.map((target) => targetOf(target, machine.directory, found)),
    };
  });
}
