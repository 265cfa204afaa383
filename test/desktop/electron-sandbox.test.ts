import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { partIsRequired } from '../support/require.ts';
import { hasElectron, type Workplace } from './electron-app.ts';
import { prepareStage } from './electron-stage.ts';

const USER = 65_534;
const canBeUser = process.getuid?.() === 0 && (hasElectron() || partIsRequired('electron'));

/** Electron where that user can read it: the home of root is closed. */
function sharedElectron(): string {
  const folder = mkdtempSync(join(tmpdir(), 'keyturn-electron-user-'));
  const { status } = spawnSync('cp', ['-al', `${process.env.ELECTRON_OVERRIDE_DIST_PATH}/.`, folder]);
  if (status !== 0) spawnSync('cp', ['-a', `${process.env.ELECTRON_OVERRIDE_DIST_PATH}/.`, folder]);
  chmodSync(folder, 0o755);
  return join(folder, 'electron');
}

/** As a desktop starts it for that user, who has a session bus of their own. */
function startAsUser(
  { argv, environment, root }: Workplace & { root: string },
  electron: string,
  app: string,
): ChildProcess {
  spawnSync('chown', ['-R', `${USER}:${USER}`, root]);
  chmodSync(app, 0o755);
  const { DBUS_SESSION_BUS_ADDRESS: _, ...env } = environment;
  const drop = [`--reuid=${USER}`, `--regid=${USER}`, '--clear-groups', 'dbus-run-session', '--', electron];
  const words = argv.filter((one) => one !== '--no-sandbox' && one !== '--hidden');
  return spawn('setpriv', [...drop, ...words], { env, stdio: ['ignore', 'ignore', 'pipe'] });
}

/** `Seccomp: 2` is a filter: https://docs.kernel.org/filesystems/proc.html */
function seccompOf(type: string): number[] {
  return readdirSync('/proc').flatMap((id) => {
    try {
      const status = readFileSync(`/proc/${id}/status`, 'utf8');
      const isTheirs = status.includes(`\nUid:\t${USER}\t`);
      if (!isTheirs || !readFileSync(`/proc/${id}/cmdline`, 'utf8').includes(`--type=${type}`)) return [];
      return Number(/^Seccomp:\t(\d)/m.exec(status)?.[1]);
    } catch {
      return [];
    }
  });
}

describe.skipIf(!canBeUser)('an ordinary user, with the sandbox of the system', () => {
  const stage = prepareStage();

  test('everything works, and the page runs behind a system call filter', async () => {
    const { workplace } = stage;
    const electron = sharedElectron();
    const root = join(workplace.configDirectory, '..');
    const app = workplace.argv.find((one) => existsSync(join(one, 'package.json'))) ?? '';
    const child = startAsUser({ ...workplace, root }, electron, app);
    // A renderer that was just made puts its filter on a moment later.
    await vi.waitUntil(() => seccompOf('renderer').includes(2), { timeout: 30_000 });
    expect(seccompOf('renderer')).toEqual([2]);
    await vi.waitUntil(() => existsSync(workplace.envFile) && readFileSync(workplace.envFile, 'utf8') !== '', {
      timeout: 20_000,
    });
    expect(readFileSync(workplace.envFile, 'utf8')).toBe('DB_PASSWORD=first\n');
    const exited = once(child, 'exit');
    const [main] = workplace.processes().filter((id) => {
      const words = readFileSync(`/proc/${id}/cmdline`, 'utf8');
      return words.startsWith(electron) && !words.includes('--type=');
    });
    process.kill(Number(main), 'SIGTERM');
    await exited;
    rmSync(join(electron, '..'), { recursive: true });
  });
});
