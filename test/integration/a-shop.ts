import type { ChildProcess } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { KeyturnEvent } from '../../main/domain/event.ts';
import { type Ended, ended } from '../support/ended.ts';
import { awsAt, cleanEnvironment, emptyFolder, spawnKeyturn } from '../support/keyturn-process.ts';
import { refuseLeak } from './outputs.ts';

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

function startIn(shop: Pick<Shop, 'cwd' | 'environment'>, args: readonly string[], more: RunOptions): ChildProcess {
  const { cwd = shop.cwd, environment = {}, as } = more;
  const env = { ...shop.environment, ...environment };
  return spawnKeyturn(args, { cwd, env, ...as });
}

/** Removed when the test ends, unless told to `keep` it for a scan. */
export function aShop(url: string, files: Readonly<Record<string, string>> = {}, { keep = false } = {}): Shop {
  const home = emptyFolder({ keep });
  const [cwd, temporary] = [join(home, 'shop'), join(home, 'tmp')];
  for (const folder of [cwd, temporary]) mkdirSync(folder);
  // A temporary folder of its own can be scanned.
  const place = { cwd, environment: { ...cleanEnvironment(home), ...awsAt(url), TMPDIR: temporary } };
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
