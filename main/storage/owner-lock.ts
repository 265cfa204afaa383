import { randomUUID } from 'node:crypto';
import { linkSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { ProblemError } from '../domain/problem.ts';
import { unreachable } from '../domain/unreachable.ts';
import { storageFailed, systemCode } from './durable-file.ts';
import { answers } from './owner-connection.ts';
import { generationsIn, lockPath, OWNER_PROTOCOL, type OwnerRecord, readLock } from './owner-record.ts';
import { CONFIG_FILES } from './paths.ts';
import { livenessOf, ownIdentity } from './process-identity.ts';
import { socketPath } from './socket-path.ts';

export type Ownership = { readonly kind: 'owner'; release(): void } | { readonly kind: 'taken'; readonly pid: number };

/** Old generations that stay: a starter that paused this many take-overs ago still finds its name taken. */
const KEPT_GENERATIONS = 4;
/** How long an owner of which only the process id is known may take to answer. */
const ANSWER_WITHIN_MS = 2000;
const TEMPORARY = `${CONFIG_FILES.ownerLock}.new-`;

/**
 * Takes the lock of a config folder unless a living process holds it.
 *
 * Nobody ever removes the current lock, so there is no moment for two to find none: a take-over creates the next
 * generation, `owner.lock.8` after `owner.lock.7`, with `link`, which only one process can. One that was late and created
 * a generation which others had left behind sees a higher one, and stands back.
 */
export async function becomeOwner(directory: string): Promise<Ownership> {
  const record: OwnerRecord = { ...ownIdentity(), protocol: OWNER_PROTOCOL, socket: socketPath(directory) };
  for (;;) {
    const { generation, owner } = readLock(directory);
    if (owner && (await isRunning(owner))) return { kind: 'taken', pid: owner.pid };
    const next = generation + 1;
    if (!claim({ directory, generation: next, content: JSON.stringify(record) })) continue;
    if (Math.max(...generationsIn(directory)) === next) {
      sweep(directory, next);
      return { kind: 'owner', release: () => release(directory, next) };
    }
    rmSync(lockPath(directory, next), { force: true });
  }
}

async function isRunning(owner: OwnerRecord): Promise<boolean> {
  const liveness = livenessOf(owner);
  switch (liveness) {
    case 'alive':
      return true;
    case 'dead':
      return false;
    case 'unknown':
      return answersInTime(owner.socket);
    default:
      return unreachable(liveness);
  }
}

async function answersInTime(socket: string): Promise<boolean> {
  for (const stop = Date.now() + ANSWER_WITHIN_MS; Date.now() < stop; await delay(50))
    if (await answers(socket)) return true;
  return false;
}

type Claim = { readonly directory: string; readonly generation: number; readonly content: string };

/** False when somebody else was faster. The content is there from the first moment. */
function claim({ directory, generation, content }: Claim): boolean {
  const temporary = writeTemporary(directory, content);
  try {
    linkSync(temporary, lockPath(directory, generation));
    return true;
  } catch (error) {
    const code = systemCode(error);
    // The winner may have swept the temporary file away.
    if (code === 'EEXIST' || code === 'ENOENT') return false;
    throw new ProblemError({
      code: 'write-failed',
      message: `${directory} could not be locked (${code})`,
      cure: 'Use a config folder on a file system with hard links (--config DIR)',
    });
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** The generation stays, without an owner. Safe to call more than once, and while the process exits. */
function release(directory: string, generation: number): void {
  try {
    truncateSync(lockPath(directory, generation));
  } catch {
    // The folder is gone, or can no longer be written: the lock ends with the process.
  }
}

function writeTemporary(directory: string, content: string): string {
  const temporary = join(directory, `${TEMPORARY}${randomUUID()}`);
  try {
    writeFileSync(temporary, content, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    throw storageFailed(directory, error);
  }
  return temporary;
}

function sweep(directory: string, generation: number): void {
  const old = generationsIn(directory).filter((other) => other < generation - KEPT_GENERATIONS);
  const temporary = readdirSync(directory).filter((name) => name.startsWith(TEMPORARY));
  for (const path of [
    ...old.map((other) => lockPath(directory, other)),
    ...temporary.map((name) => join(directory, name)),
  ]) {
    rmSync(path, { force: true });
  }
}
