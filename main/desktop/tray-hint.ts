import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';

/** True once for a config folder: who has read how to get tray icons need not read it every day. */
export function isFirstHint(directory: string): boolean {
  try {
    closeSync(openSync(join(directory, 'tray.hinted'), 'wx', 0o600));
    return true;
  } catch {
    return false;
  }
}
