import { rmSync, statSync, writeFileSync } from 'node:fs';
import { uptime } from 'node:os';
import { join } from 'node:path';

/** Lies in the config folder while the tray runs. */
const FILE = 'tray.running';

export type RunMark = {
  /** The tray before this one did not end, it was ended. */
  readonly isAfterCrash: boolean;
  clear(): void;
};

/** Epoch milliseconds; a clock that was set since moves it. */
function bootedAt(now: number): number {
  return now - uptime() * 1000;
}

/**
 * Only for the one tray of its config folder. A mark from before the machine started is no crash: some systems end whatever
 * runs when they shut down, and ask nobody. `now` in epoch milliseconds.
 */
export function markRun(directory: string, now: number): RunMark {
  const path = join(directory, FILE);
  const marked = statSync(path, { throwIfNoEntry: false });
  const isAfterCrash = marked !== undefined && marked.mtimeMs > bootedAt(now);
  writeFileSync(path, '', { mode: 0o600 });
  return { isAfterCrash, clear: () => rmSync(path, { force: true }) };
}
