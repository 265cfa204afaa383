import { chmodSync, mkdirSync } from 'node:fs';
import { posix, win32 } from 'node:path';
import { storageFailed } from './durable-file.ts';

/** Everything that Keyturn keeps in its config folder. */
export const CONFIG_FILES = {
  settings: 'config.json',
  lastGoodSettings: 'config.json.last-good',
  ledger: 'ledger.jsonl',
  ledgerKey: 'ledger.key',
  history: 'history.jsonl',
  callCounts: 'calls.json',
  /** Followed by a generation number. */
  ownerLock: 'owner.lock',
  ownerSocket: 'owner.sock',
} as const;

type Machine = {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly homeDirectory: string;
  /** `--config DIR`; relative to the working directory. */
  readonly override?: string | undefined;
};

/** Where settings, ledger and history live, the same for tray and CLI. A relative `XDG_CONFIG_HOME` is ignored, as its specification asks. */
export function configDirectory({ platform, environment, homeDirectory, override }: Machine): string {
  const path = platform === 'win32' ? win32 : posix;
  if (override) return path.resolve(override);
  if (platform === 'win32') {
    return path.join(environment.APPDATA || path.join(homeDirectory, 'AppData', 'Roaming'), 'Keyturn');
  }
  if (platform === 'darwin') return path.join(homeDirectory, 'Library', 'Application Support', 'Keyturn');
  const base = environment.XDG_CONFIG_HOME;
  return path.join(base && path.isAbsolute(base) ? base : path.join(homeDirectory, '.config'), 'keyturn');
}

/** Creates the folder for its user alone; a folder that is already there keeps its mode. Raises ProblemError. */
export function ensureConfigDirectory(directory: string): void {
  try {
    const created = mkdirSync(directory, { recursive: true, mode: 0o700 });
    // The umask may have taken bits that the owner needs.
    if (created !== undefined) chmodSync(directory, 0o700);
  } catch (error) {
    throw storageFailed(directory, error);
  }
}
