import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { KeyturnEvent } from '../../main/domain/event.ts';
import { KEYS } from '../support/aws-writer.ts';
import { type Ended, ended } from '../support/ended.ts';
import { refuseLeak } from './outputs.ts';

const ENTRY = join(import.meta.dirname, '..', '..', 'main', 'cli.ts');

export type Environment = Readonly<Record<string, string>>;

/** A home of its own with a project in it, and the real command line. */
export type Shop = {
  readonly home: string;
  readonly cwd: string;
  readonly config: string;
  readonly environment: Environment;
  write(file: string, text: string): void;
  read(file: string): string;
  /** When the file was written last, in nanoseconds. */
  mtime(file: string): bigint;
  /** Runs to the end; refuses output with a value or a stack trace. */
  run(args: readonly string[], more?: RunOptions): Promise<Ended>;
  start(args: readonly string[], more?: RunOptions): ChildProcess;
};

export type RunOptions = {
  readonly cwd?: string;
  /** On top of the usual; `undefined` takes a variable away. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Ids of an ordinary user. */
  readonly as?: { readonly uid: number; readonly gid: number };
};

/** Nothing of this machine: no profiles, no home, no real keys, a temporary folder that can be scanned. */
function environmentOf(home: string, url: string): Environment {
  return {
    PATH: `${dirname(process.execPath)}:/usr/bin:/bin`,
    HOME: home,
    TMPDIR: join(home, 'tmp'),
    XDG_CONFIG_HOME: join(home, 'config'),
    AWS_CONFIG_FILE: join(home, 'aws-config'),
    AWS_SHARED_CREDENTIALS_FILE: join(home, 'aws-credentials'),
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_ENDPOINT_URL: url,
    AWS_ACCESS_KEY_ID: KEYS.accessKeyId,
    AWS_SECRET_ACCESS_KEY: KEYS.secretAccessKey,
    AWS_REGION: 'eu-west-1',
    TZ: 'UTC',
  };
}

function startIn(shop: Pick<Shop, 'cwd' | 'environment'>, args: readonly string[], more: RunOptions): ChildProcess {
  const { cwd = shop.cwd, environment = {}, as } = more;
  const env = { ...shop.environment, ...environment };
  const user = as === undefined ? {} : { uid: as.uid, gid: as.gid };
  const child = spawn(process.execPath, [ENTRY, ...args], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], ...user });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

/** Removed when the test ends, unless told to `keep` it for a scan. */
export function aShop(url: string, files: Readonly<Record<string, string>> = {}, { keep = false } = {}): Shop {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'keyturn-shop-')));
  if (!keep) onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  const cwd = join(home, 'shop');
  for (const folder of [cwd, join(home, 'tmp')]) mkdirSync(folder);
  const place = { cwd, environment: environmentOf(home, url) };
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(cwd, file)), { recursive: true });
    writeFileSync(join(cwd, file), text, { mode: 0o600 });
    chmodSync(join(cwd, file), 0o600);
  };
  for (const [file, text] of Object.entries(files)) write(file, text);
  return {
    ...place,
    home,
    config: join(home, 'config', 'keyturn'),
    write,
    read: (file) => readFileSync(join(cwd, file), 'utf8'),
    mtime: (file) => statSync(join(cwd, file), { bigint: true }).mtimeNs,
    start: (args, more = {}) => startIn(place, args, more),
    async run(args, more = {}) {
      const ran = await ended(startIn(place, args, more));
      refuseLeak(ran.stdout + ran.stderr);
      return ran;
    },
  };
}

/** The lines of `once --json` and `watch --json`. */
export function eventsOf({ stdout }: Pick<Ended, 'stdout'>): KeyturnEvent[] {
  return stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as KeyturnEvent);
}

export function kindsOf(ran: Pick<Ended, 'stdout'>): string[] {
  return eventsOf(ran).map(({ kind }) => kind);
}
