import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startPrivateDesktop } from '../support/private-desktop.ts';
import { partIsRequired } from '../support/require.ts';

const ROOT = join(import.meta.dirname, '../..');
export const DISTRIBUTION = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? '';
export const OUT = join(ROOT, 'out');
export const UNPACKED = join(OUT, 'linux-unpacked');

/** An Electron on this machine to pack; one that KEYTURN_REQUIRE names and is absent fails in the test. */
export function canPackage(): boolean {
  return existsSync(join(DISTRIBUTION, 'electron')) || partIsRequired('electron');
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

async function exitOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return child.exitCode;
  const [code] = (await once(child, 'exit')) as [number | null];
  return code;
}

/** Starts a packaged tray, waits until it owns its config folder, asks it to quit. Answers its exit code. */
export async function startAndQuit(program: string): Promise<number | null> {
  const desktop = await startPrivateDesktop();
  const home = mkdtempSync(join(tmpdir(), 'keyturn-packaged-'));
  const config = join(home, 'config');
  const child = spawn(program, ['--no-sandbox', '--disable-gpu', '--hidden', '--config', config], {
    env: {
      PATH: process.env.PATH,
      HOME: home,
      DISPLAY: desktop.display,
      DBUS_SESSION_BUS_ADDRESS: desktop.busAddress,
      AWS_EC2_METADATA_DISABLED: 'true',
    },
    stdio: 'ignore',
  });
  try {
    while (child.exitCode === null && !existsSync(join(config, 'electron'))) await delay(50);
    // Chromium takes its time until it listens to signals.
    await delay(1000);
    child.kill('SIGTERM');
    return await exitOf(child);
  } finally {
    child.kill('SIGKILL');
    await desktop.stop();
    rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}
