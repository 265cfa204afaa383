import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { partIsRequired } from '../support/require.ts';

const ROOT = join(import.meta.dirname, '../..');
export const DISTRIBUTION = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? '';
export const OUT = join(ROOT, 'out');
export const UNPACKED = join(OUT, 'linux-unpacked');

/** An Electron on this machine to pack; one that KEYTURN_REQUIRE names and is absent fails in the test. */
export function canPackage(): boolean {
  return existsSync(join(DISTRIBUTION, 'electron')) || partIsRequired('electron');
}

/** rpmbuild on this machine; CI installs it. */
export function hasRpm(): boolean {
  return spawnSync('rpmbuild', ['--version']).status === 0 || partIsRequired('electron');
}

export function packageTray(): void {
  execFileSync(process.execPath, [join(ROOT, 'main/package.ts')], { cwd: ROOT, stdio: 'pipe' });
}

/** Bytes of everything below a folder. */
export function sizeOf(folder: string): number {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

export function onlyFileIn(folder: string, ending: string): string {
  const found = readdirSync(folder).filter((name) => name.endsWith(ending));
  if (found.length !== 1) throw new Error(`${found.length} files end in ${ending}`);
  return join(folder, found[0] ?? '');
}
