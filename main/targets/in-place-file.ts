import { closeSync, constants, fstatSync, fsyncSync, ftruncateSync, openSync } from 'node:fs';
import type { Written } from './atomic-file.ts';
import type { Spot } from './held-directory.ts';
import { CAUTIOUSLY, type FileLook, isSameLook, lookThrough, type NewText } from './plain-file.ts';
import { writeAll } from './temporary-file.ts';

/** Cut last, so that the file is never empty. */
function rewrite(descriptor: number, text: string): void {
  const bytes = Buffer.from(text);
  writeAll(descriptor, bytes);
  ftruncateSync(descriptor, bytes.length);
  fsyncSync(descriptor);
}

/** On failure the old text is put back as far as it goes; its blocks are there already. */
function rewriteOrPutBack(descriptor: number, { text, before }: { text: string; before: string }): void {
  try {
    rewrite(descriptor, text);
  } catch (error) {
    try {
      rewrite(descriptor, before);
    } catch {
      // The first failure is the one to tell.
    }
    throw error;
  }
}

/**
 * Rewrites the same inode, for files mounted alone into a container, where a rename fails or is not seen. Weaker than
 * `replaceFile`: a kill or a power cut in the middle leaves the start of the new text and the rest of the old.
 */
export async function overwriteFile(
  { held, name, file }: Spot,
  look: FileLook,
  { text, intent }: NewText,
): Promise<Written> {
  await intent;
  const descriptor = openSync(held.entry(name), constants.O_RDWR | CAUTIOUSLY);
  try {
    if (!isSameLook(lookThrough(descriptor, file), look)) return 'stale';
    rewriteOrPutBack(descriptor, { text, before: look.text });
    return fstatSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
