import { linkSync, lstatSync, renameSync, type Stats } from 'node:fs';
import { codeOf } from './file-problem.ts';
import type { Spot } from './held-directory.ts';
import { type FileLook, isSameLook, lookAtFile, type NewText } from './plain-file.ts';
import { removeQuietly, temporaryNames, writeTemporary } from './temporary-file.ts';

/** Stats of what stands there now; or somebody else wrote meanwhile, and what they wrote stands there. */
export type Written = Stats | 'stale';

/** File systems without hard links (FAT, some network and shared folders), or a full link count. */
const WITHOUT_LINKS: readonly string[] = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EXDEV', 'EINVAL'];

function tryLink(from: string, to: string): 'linked' | 'taken' | 'unsupported' {
  try {
    linkSync(from, to);
    return 'linked';
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return 'taken';
    if (WITHOUT_LINKS.includes(codeOf(error))) return 'unsupported';
    throw error;
  }
}

function isThere(path: string, { ino, dev }: Stats): boolean {
  const found = lstatSync(path, { throwIfNoEntry: false });
  return found?.ino === ino && found.dev === dev;
}

type Temporary = { readonly path: string; readonly stats: Stats };

/** A link never replaces, unlike a rename: a file that appeared meanwhile stays. */
function putNew({ held, name }: Spot, { path, stats }: Temporary): Written {
  const linked = tryLink(path, held.entry(name));
  if (linked === 'taken') return 'stale';
  if (linked === 'unsupported') renameSync(path, held.entry(name));
  try {
    held.sync();
    return stats;
  } catch (error) {
    if (isThere(held.entry(name), stats)) removeQuietly(held.entry(name));
    throw error;
  }
}

/** False when an editor wrote into the old file, or put another one in place of ours. */
function isUndisturbed(spot: Spot, keeper: string, { look, stats }: { look: FileLook; stats: Stats }): boolean {
  return lookAtFile(keeper, spot.file)?.text === look.text && isThere(spot.held.entry(spot.name), stats);
}

/** Puts the old file back, with what an editor wrote into it; unless the editor replaced ours by a newer one. */
function restore({ held, name }: Spot, keeper: string, stats: Stats): void {
  if (!isThere(held.entry(name), stats)) return;
  renameSync(keeper, held.entry(name));
  held.sync();
}

/** `keeper` is a second name of the old file, to read it after the rename: an editor that opened it earlier writes there. */
function exchange(
  spot: Spot,
  { path, stats }: Temporary,
  { look, keeper }: { look: FileLook; keeper: string },
): Written {
  const { held, name, file } = spot;
  const kept = tryLink(held.entry(name), keeper) === 'linked';
  if (!isSameLook(lookAtFile(kept ? keeper : held.entry(name), file), look)) return 'stale';
  // Node has no exchanging rename, so a replacement between these two calls would be lost; nothing may come between them.
  if (!isThere(held.entry(name), look.stats)) return 'stale';
  renameSync(path, held.entry(name));
  try {
    held.sync();
    if (!kept || isUndisturbed(spot, keeper, { look, stats })) return stats;
  } catch (error) {
    if (kept) restore(spot, keeper, stats);
    throw error;
  }
  restore(spot, keeper, stats);
  return 'stale';
}

/**
 * Replaces what `look` saw (undefined: no file) by design decision 5: temporary file in the same folder, fsync, rename, fsync
 * of the folder; old or new at every moment. The intent becomes durable beside the temporary file: one after the other they
 * would take twice as long. Raises ProblemError and system errors; the old file then stands.
 */
export async function replaceFile(spot: Spot, look: FileLook | undefined, { text, intent }: NewText): Promise<Written> {
  const { held, name, file } = spot;
  const { temporary, keeper } = temporaryNames(name);
  const path = held.entry(temporary);
  const stats = writeTemporary(path, { bytes: Buffer.from(text), like: look?.stats, file });
  try {
    await intent;
    return look ? exchange(spot, { path, stats }, { look, keeper: held.entry(keeper) }) : putNew(spot, { path, stats });
  } finally {
    removeQuietly(path);
    if (look) removeQuietly(held.entry(keeper));
  }
}
