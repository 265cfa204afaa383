import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Ended, ended } from '../support/ended.ts';

const ENTRY = join(import.meta.dirname, '..', '..', 'main', 'cli.ts');

export type Surroundings = {
  readonly cwd: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly entry?: string;
};

export function emptyFolder(): string {
  return realpathSync(mkdtempSync(join(tmpdir(), 'keyturn-cli-')));
}

/** Nothing of this machine: no profiles, no home, no colors asked for. */
export function cleanEnvironment(home: string): Record<string, string> {
  return {
    PATH: process.env.PATH ?? '',
    HOME: home,
    XDG_CONFIG_HOME: join(home, 'config'),
    AWS_CONFIG_FILE: join(home, 'aws-config'),
    AWS_SHARED_CREDENTIALS_FILE: join(home, 'aws-credentials'),
    AWS_EC2_METADATA_DISABLED: 'true',
    TZ: 'UTC',
  };
}

export function spawnKeyturn(
  args: readonly string[],
  { cwd, environment = {}, entry = ENTRY }: Surroundings,
): ChildProcess {
  const env = { ...cleanEnvironment(cwd), ...environment };
  return spawn(process.execPath, [entry, ...args], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Runs the real thing, piped. */
export function keyturn(args: readonly string[], surroundings: Surroundings): Promise<Ended> {
  return ended(spawnKeyturn(args, surroundings));
}
