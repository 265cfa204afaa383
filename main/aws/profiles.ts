import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Surroundings } from './surroundings.ts';

export type Settings = Readonly<Record<string, string | undefined>>;

/** What `~/.aws/config` and `~/.aws/credentials` say, merged as the AWS CLI merges them: credentials win. */
export type Profiles = {
  readonly names: readonly string[];
  find(name: string): Settings | undefined;
  /** The `[services NAME]` section. */
  services(name: string): Settings | undefined;
  /** Differs whenever anything in the files differs. */
  readonly fingerprint: string;
};

export type ProfileFiles = { readonly configFile: string; readonly credentialsFile: string };

/** Where the files are (AWS SDKs and Tools reference guide, "Location of the shared config and credentials files"). */
export function profileFiles({ environment, homeDirectory }: Surroundings): ProfileFiles {
  const place = (variable: string | undefined, name: string): string => {
    if (!variable) return join(homeDirectory, '.aws', name);
    return variable.startsWith('~/') ? join(homeDirectory, variable.slice(2)) : variable;
  };
  return {
    configFile: place(environment.AWS_CONFIG_FILE, 'config'),
    credentialsFile: place(environment.AWS_SHARED_CREDENTIALS_FILE, 'credentials'),
  };
}

const OTHER_SECTION = /^(sso-session|services)\./;

type Reading = {
  /** Epoch milliseconds. */
  readonly lookedAt: number;
  readonly stamp: string | undefined;
  readonly text: string;
  readonly profiles: Promise<Profiles>;
};

/** What was parsed last, and from what: every call to AWS asks. */
const lastReadings = new WeakMap<Surroundings, Reading>();

/** Some file systems count time in steps of two seconds: a file that young may change and look the same. Milliseconds. */
const SETTLED_MS = 2_000;
/** The calls of one check share a look. Milliseconds. */
const SAME_LOOK_MS = 50;

/** Differs whenever the file does; undefined when that is not certain. */
function stampOf(file: string): string | undefined {
  try {
    // Asked before every call: an exception would cost more than all the rest of it.
    const stats = statSync(file, { throwIfNoEntry: false });
    if (!stats) return `${file} absent`;
    const { ino, size, mtimeMs, ctimeMs } = stats;
    const isSettled = Date.now() - Math.max(mtimeMs, ctimeMs) > SETTLED_MS;
    return isSettled ? [file, ino, size, mtimeMs, ctimeMs].join(' ') : undefined;
  } catch {
    return undefined;
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

async function parseProfiles({
  configFile: configFilepath,
  credentialsFile: filepath,
}: ProfileFiles): Promise<Profiles> {
  const { loadSharedConfigFiles } = await import('@smithy/core/config');
  const { configFile, credentialsFile } = await loadSharedConfigFiles({ configFilepath, filepath, ignoreCache: true });
  const names = [...new Set([...Object.keys(configFile), ...Object.keys(credentialsFile)])];
  const find = (name: string): Settings | undefined => {
    if (!Object.hasOwn(configFile, name) && !Object.hasOwn(credentialsFile, name)) return undefined;
    return { ...configFile[name], ...credentialsFile[name] };
  };
  return {
    names: names.filter((name) => !OTHER_SECTION.test(name)),
    find,
    services: (name) => configFile[`services.${name}`],
    fingerprint: createHash('sha256')
      .update(JSON.stringify([configFile, credentialsFile]))
      .digest('hex'),
  };
}

/** Looks at both files anew unless it just did, reads and parses them when they changed; a missing file counts as empty. */
export function readProfiles(surroundings: Surroundings): Promise<Profiles> {
  const lookedAt = Date.now();
  const last = lastReadings.get(surroundings);
  if (last?.stamp !== undefined && Math.abs(lookedAt - last.lookedAt) < SAME_LOOK_MS) return last.profiles;
  const files = profileFiles(surroundings);
  const stamps = [stampOf(files.configFile), stampOf(files.credentialsFile)];
  const stamp = stamps.includes(undefined) ? undefined : stamps.join(' ');
  if (last && stamp !== undefined && stamp === last.stamp) {
    lastReadings.set(surroundings, { ...last, lookedAt });
    return last.profiles;
  }
  const text = JSON.stringify([files, textOf(files.configFile), textOf(files.credentialsFile)]);
  const profiles = last?.text === text ? last.profiles : parseProfiles(files);
  lastReadings.set(surroundings, { lookedAt, stamp, text, profiles });
  profiles.catch(() => lastReadings.delete(surroundings));
  return profiles;
}

/** The profiles a person may choose from, in the order of the files. */
export async function profileNames(surroundings: Surroundings): Promise<readonly string[]> {
  return (await readProfiles(surroundings)).names;
}
