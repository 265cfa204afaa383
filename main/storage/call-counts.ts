import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { startOf, type Tallies } from '../domain/cost.ts';
import { CONFIG_FILES } from './paths.ts';

/** What an older Keyturn wrote has no days, no beginning, and calls of Secrets Manager alone. */
const Counts = z.object({
  month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
  day: z.string().default(''),
  since: z.number().optional(),
  calls: z.array(
    z.object({
      service: z.string().default('secrets_manager'),
      api: z.string(),
      profile: z.string(),
      count: z.number().nonnegative(),
      today: z.number().nonnegative().default(0),
    }),
  ),
});

/** What an earlier run counted, of whichever month; undefined when the file is damaged or not there. */
export function readCallCounts(directory: string): Tallies | undefined {
  try {
    const { data } = Counts.safeParse(JSON.parse(readFileSync(join(directory, CONFIG_FILES.callCounts), 'utf8')));
    if (data === undefined) return undefined;
    // Nothing counted yet begins with the first call; what an older Keyturn counted, with its month.
    const since = data.since ?? (data.calls.length > 0 ? startOf(data.month) : undefined);
    return { month: data.month, day: data.day, calls: data.calls, ...(since !== undefined && { since }) };
  } catch {
    return undefined;
  }
}

/** Worth no fsync: a count that a power cut loses is lost. Raises nothing. */
export function writeCallCounts(directory: string, tallies: Tallies): void {
  const path = join(directory, CONFIG_FILES.callCounts);
  try {
    writeFileSync(`${path}.new`, JSON.stringify(tallies), { mode: 0o600 });
    renameSync(`${path}.new`, path);
  } catch {
    // The next run counts on from an older number.
  }
}
