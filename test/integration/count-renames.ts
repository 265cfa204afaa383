import { watch } from 'node:fs';
import { onTestFinished } from 'vitest';

/** How often a file of this folder was put in place from now on: each durable write is one rename. */
export function countRenames(folder: string, file: string): () => number {
  let count = 0;
  const watching = watch(folder, (kind, name) => {
    if (kind === 'rename' && name === file) count += 1;
  });
  onTestFinished(() => watching.close());
  return () => count;
}
