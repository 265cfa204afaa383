import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { CONFIG_FILES } from './paths.ts';

const Counts = z.object({
  month: z.string(),
  calls: z.array(z.object({ api: z.string(), profile: z.string(), count: z.number() })),
});

export type CallCounts = z.infer<typeof Counts>;

/** `2026-11`, UTC: what AWS bills by. `now`: epoch milliseconds. */
export function monthOf(now: number): string {
  return new Date(now).toISOString().slice(0, 7);
}

/** What was counted this month; nothing when the file is of another month, damaged or not there. */
export function readCallCounts(directory: string, month: string): CallCounts['calls'] {
  try {
    const { data } = Counts.safeParse(JSON.parse(readFileSync(join(directory, CONFIG_FILES.callCounts), 'utf8')));
    return data?.month === month ? data.calls : [];
  } catch {
    return [];
  }
}

/** Worth no fsync: a count that a power cut loses is lost. Raises nothing. */
export function writeCallCounts(directory: string, { month, calls }: CallCounts): void {
  const path = join(directory, CONFIG_FILES.callCounts);
  try {
    writeFileSync(`${path}.new`, JSON.stringify({ month, calls }), { mode: 0o600 });
    renameSync(`${path}.new`, path);
  } catch {
    // The next run counts on from an older number.
  }
}
