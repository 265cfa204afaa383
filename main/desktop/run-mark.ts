import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Lies in the config folder while the tray runs. */
const FILE = 'tray.running';

export type RunMark = {
  /** The tray before this one did not end, it was ended. */
  readonly isAfterCrash: boolean;
  clear(): void;
};

/** Only for the one tray of its config folder. */
export function markRun(directory: string): RunMark {
  const path = join(directory, FILE);
  const isAfterCrash = existsSync(path);
  writeFileSync(path, '', { mode: 0o600 });
  return { isAfterCrash, clear: () => rmSync(path, { force: true }) };
}
