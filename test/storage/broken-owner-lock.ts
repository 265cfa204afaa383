/** Deliberately broken: removes a dead owner's lock and creates its own, as one does at first. Between judging and removing, another may have won. */
import { linkSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Ownership } from '../../main/storage/owner-lock.ts';
import { livenessOf, ownIdentity } from '../../main/storage/process-identity.ts';

export async function becomeOwner(directory: string): Promise<Ownership> {
  const lock = join(directory, 'owner.lock.1');
  const temporary = join(directory, `own-${process.pid}`);
  writeFileSync(temporary, JSON.stringify(ownIdentity()));
  try {
    const holder = JSON.parse(readFileSync(lock, 'utf8') || '{"pid":999999999}');
    if (livenessOf({ ...ownIdentity(), ...holder }) === 'alive') return { kind: 'taken', pid: holder.pid };
    rmSync(lock, { force: true });
  } catch {}
  try {
    linkSync(temporary, lock);
    return { kind: 'owner', release: () => truncateSync(lock) };
  } catch {
    return { kind: 'taken', pid: 0 };
  }
}
