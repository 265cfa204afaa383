import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';

/** Tells a process from a later one with the same id. Parts that a system cannot tell are empty. */
export type ProcessIdentity = {
  readonly pid: number;
  /** In the system's own words; only compared. */
  readonly start: string;
  readonly boot: string;
  /** The pid namespace: a container counts its own processes. */
  readonly space: string;
};

export type Liveness = 'alive' | 'dead' | 'unknown';

/** Empty parts are what this platform does not tell. */
export function ownIdentity(): ProcessIdentity {
  return { pid: process.pid, start: startOf(process.pid) ?? '', boot: bootId(), space: pidSpace() };
}

/** By process id and start time, as ids are used again; `unknown` for another machine or container, whose processes cannot be seen. */
export function livenessOf({ pid, start, boot, space }: ProcessIdentity): Liveness {
  if (boot !== bootId()) return 'dead';
  if (space !== pidSpace()) return 'unknown';
  if (!exists(pid)) return 'dead';
  const found = startOf(pid);
  if (found === undefined || start === '') return 'unknown';
  return found === start ? 'alive' : 'dead';
}

function exists(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Undefined when the system does not tell, `gone` for a process that only waits for its parent to notice. */
function startOf(pid: number): string | undefined {
  try {
    if (process.platform === 'linux') return linuxStart(pid);
    return process.platform === 'win32' ? undefined : posixStart(pid);
  } catch {
    return undefined;
  }
}

/** proc_pid_stat(5): the name is in parentheses and may hold any character; state is field 3, starttime field 22. */
function linuxStart(pid: number): string {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return isGone(fields[0]) ? 'gone' : (fields[19] ?? '');
}

function posixStart(pid: number): string {
  const environment = { PATH: '/bin:/usr/bin', LC_ALL: 'C', TZ: 'UTC' };
  const line = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], {
    encoding: 'utf8',
    env: environment,
    timeout: 2000,
  });
  const [state, ...start] = line.trim().split(/\s+/);
  return isGone(state) ? 'gone' : start.join(' ');
}

function isGone(state: string | undefined): boolean {
  return state?.startsWith('Z') === true || state?.startsWith('X') === true;
}

function bootId(): string {
  return readOrEmpty(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim());
}

function pidSpace(): string {
  return readOrEmpty(() => readlinkSync('/proc/self/ns/pid'));
}

function readOrEmpty(read: () => string): string {
  try {
    return read();
  } catch {
    return '';
  }
}
