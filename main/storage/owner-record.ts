import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { readIfPresent } from './durable-file.ts';
import { CONFIG_FILES } from './paths.ts';
import type { ProcessIdentity } from './process-identity.ts';

/** Raised whenever requests or answers change their meaning. */
export const OWNER_PROTOCOL = 1;

const Held = z.object({
  protocol: z.number(),
  pid: z.int().positive(),
  start: z.string(),
  boot: z.string(),
  space: z.string(),
  socket: z.string(),
});

/** Who owns a config folder, and where it listens. */
export type OwnerRecord = ProcessIdentity & { readonly protocol: number; readonly socket: string };

export type Lock = { readonly generation: number; readonly owner: OwnerRecord | undefined };

const PREFIX = `${CONFIG_FILES.ownerLock}.`;

/** `owner.lock.7` is the seventh generation; see `becomeOwner`. */
export function lockPath(directory: string, generation: number): string {
  return join(directory, `${CONFIG_FILES.ownerLock}.${generation}`);
}

/** Numbers of all lock files, in no order. Raises ProblemError for a folder that cannot be read. */
export function generationsIn(directory: string): number[] {
  return (readIfPresent(directory, (path) => readdirSync(path)) ?? [])
    .filter((name) => name.startsWith(PREFIX))
    .map((name) => Number(name.slice(PREFIX.length)))
    .filter((generation) => Number.isSafeInteger(generation) && generation > 0);
}

/** The highest generation is the lock; without an owner it was released, is damaged, or never was. */
export function readLock(directory: string): Lock {
  for (;;) {
    const generation = Math.max(0, ...generationsIn(directory));
    if (generation === 0) return { generation, owner: undefined };
    const content = readIfPresent(lockPath(directory, generation), (path) => readFileSync(path, 'utf8'));
    // Swept meanwhile: then there is a higher one.
    if (content !== undefined) return { generation, owner: parseOwner(content) };
  }
}

function parseOwner(content: string): OwnerRecord | undefined {
  try {
    return Held.safeParse(JSON.parse(content)).data;
  } catch {
    return undefined;
  }
}
