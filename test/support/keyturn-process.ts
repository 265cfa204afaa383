import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Ended, ended } from './ended.ts';

const CLI = join(import.meta.dirname, '..', '..', 'main', 'cli.ts');

export const REGION = 'eu-west-1';
export const KEYS = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'of no matter' };

/** By its real name. Removed when the test ends, unless told to `keep` it. */
export function emptyFolder({ keep = false } = {}): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'keyturn-test-')));
  if (!keep) onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Nothing of this machine: no profiles, no home, no colors asked for. */
export function cleanEnvironment(home: string): Record<string, string> {
  return {
    PATH: `${dirname(process.execPath)}:/usr/bin:/bin`,
    HOME: home,
    XDG_CONFIG_HOME: join(home, 'config'),
    AWS_CONFIG_FILE: join(home, 'aws-config'),
    AWS_SHARED_CREDENTIALS_FILE: join(home, 'aws-credentials'),
    AWS_EC2_METADATA_DISABLED: 'true',
    TZ: 'UTC',
  };
}

/** An AWS that answers there, and keys that open nothing anywhere. */
export function awsAt(url: string): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: url,
    AWS_ACCESS_KEY_ID: KEYS.accessKeyId,
    AWS_SECRET_ACCESS_KEY: KEYS.secretAccessKey,
    AWS_REGION: REGION,
  };
}

/** The real command line, piped. Killed when the test ends. */
export function spawnKeyturn(args: readonly string[], options: SpawnOptions): ChildProcess {
  const child = spawn(process.execPath, [CLI, ...args], { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

export type Surroundings = { readonly cwd: string; readonly environment?: Readonly<Record<string, string>> };

/** Starts it in a folder that is its home too. */
export function startKeyturn(args: readonly string[], { cwd, environment = {} }: Surroundings): ChildProcess {
  return spawnKeyturn(args, { cwd, env: { ...cleanEnvironment(cwd), ...environment } });
}

export function keyturn(args: readonly string[], surroundings: Surroundings): Promise<Ended> {
  return ended(startKeyturn(args, surroundings));
}
