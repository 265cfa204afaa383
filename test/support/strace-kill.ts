import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { partIsRequired } from './require.ts';
import { type FileCall, fileCallsIn, lastCallIn } from './strace-log.ts';

/** A program to run again and again under strace. */
export type Program = {
  readonly command: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
  /** Calls that touch anything else are none of ours. Absolute, real. */
  readonly folders: readonly string[];
  readonly cwd?: string;
};

export type Ran = {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly output: string;
  readonly log: string;
};

/** What happened at one call. */
export type Struck = { readonly call: FileCall; readonly ran: Ran };

export type Strike = {
  readonly program: Program;
  readonly calls: readonly FileCall[];
  /** What strace does at the call: `signal=KILL`, `error=ENOSPC`. */
  readonly effect: string;
  readonly prepare: () => void | Promise<void>;
  readonly check: (struck: Struck) => void | Promise<void>;
};

const TRACED =
  'openat,write,pwrite64,writev,fsync,fdatasync,link,linkat,rename,renameat,renameat2,unlink,unlinkat,' +
  'ftruncate,fchmod,fchown,chmod,mkdir';
/** Counts differ by one or two from run to run: Node's own threads and a look into /proc. A miss is struck again nearby. */
const OFFSETS = [0, 0, 1, -1, 0, 1, -1, 0, 1, -1, 2, -2, 0, 1, -1, 3, -3, 0];

/** False when the test has to be skipped; an absent strace that KEYTURN_REQUIRE names fails in the test. */
export function hasStrace(): boolean {
  return spawnSync('strace', ['-V']).status === 0 || partIsRequired('strace');
}

/** Runs under strace. Only the main thread is watched and counted, unless `options`, strace's own, say otherwise. */
export async function runUnderStrace(program: Program, options: readonly string[] = []): Promise<Ran> {
  const folder = mkdtempSync(join(tmpdir(), 'keyturn-strace-'));
  const path = join(folder, 'log');
  try {
    const strace = ['-y', '-s', '0', '-o', path, '-e', `trace=${TRACED}`, ...options, ...program.command];
    const child = spawn('strace', strace, {
      env: { ...program.environment, UV_THREADPOOL_SIZE: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(program.cwd !== undefined && { cwd: program.cwd }),
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += String(data)));
    const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
    return { code, signal, output, log: readFileSync(path, 'utf8') };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Only Node's own pool, here a single thread, makes them: counted there, since no other thread has any. */
const IN_POOL = ['-f', '-e', 'trace=fdatasync'];
const isInPool = ({ name }: FileCall): boolean => name === 'fdatasync';

/** Every call of a whole run that changes files in the folders: those of the main thread in order, then those of the pool. */
export async function traceFileCalls(program: Program): Promise<{ readonly calls: FileCall[]; readonly ran: Ran }> {
  const ran = await runUnderStrace(program);
  return { calls: fileCallsIn(ran.log, program.folders), ran };
}

/** What the pool does in such a run, where the program starts again from what it started from before. */
export async function tracePoolCalls(program: Program): Promise<FileCall[]> {
  const { log } = await runUnderStrace(program, IN_POOL);
  return fileCallsIn(log, program.folders).filter(isInPool);
}

/** True when the run ended at the call that was meant, or went on after it failed there. */
function didHit({ log }: Ran, call: FileCall, { program, effect }: Strike): boolean {
  if (effect.startsWith('signal=KILL')) {
    const last = lastCallIn(log, program.folders);
    return last?.name === call.name && last.what === call.what;
  }
  const injected = log.split('\n').filter((line) => line.includes('(INJECTED)'));
  const found = fileCallsIn(log, program.folders).filter(({ line }) => line.includes('(INJECTED)'));
  return injected.length === 1 && found.length === 1 && found[0]?.name === call.name && found[0].what === call.what;
}

async function strikeOnce(strike: Strike, call: FileCall): Promise<Ran | undefined> {
  const { path, ordinal } = call.inFile ?? { path: undefined, ordinal: call.ordinal };
  const filter = path === undefined ? [] : ['-P', path];
  for (const offset of OFFSETS) {
    const when = ordinal + offset;
    if (when < 1) continue;
    await strike.prepare();
    const options = [...(isInPool(call) ? IN_POOL : filter), '-e', `inject=${call.name}:${strike.effect}:when=${when}`];
    const ran = await runUnderStrace(strike.program, options);
    if (didHit(ran, call, strike)) return ran;
  }
  return undefined;
}

/**
 * Runs the program once for each call and strikes it there, on entering the call. `prepare` comes before each run, `check`
 * after it. Answers what `check` complained about, the calls that were struck, and those that could not be hit.
 */
export async function strikeEach(
  strike: Strike,
): Promise<{ readonly struck: FileCall[]; readonly missed: FileCall[]; readonly complaints: string[] }> {
  const struck: FileCall[] = [];
  const missed: FileCall[] = [];
  const complaints: string[] = [];
  for (const call of strike.calls) {
    const ran = await strikeOnce(strike, call);
    if (!ran) {
      missed.push(call);
      continue;
    }
    struck.push(call);
    try {
      await strike.check({ call, ran });
    } catch (error) {
      complaints.push(`${call.name} ${call.ordinal} ${call.what}: ${error instanceof Error ? error.message : error}`);
    }
  }
  return { struck, missed, complaints };
}
