/** Deliberately broken: takes the place of main/targets/atomic-file.ts in a bundle and writes over the file itself. */
import { closeSync, fstatSync, openSync, type Stats, writeSync } from 'node:fs';

type Spot = { readonly held: { entry(name: string): string }; readonly name: string };

export type Written = Stats | 'stale';

export function replaceFile({ held, name }: Spot, _look: unknown, { text }: { text: string }): Stats {
  const descriptor = openSync(held.entry(name), 'w', 0o600);
  try {
    writeSync(descriptor, text);
    return fstatSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
