// The tray: Electron starts here.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';
import * as electron from 'electron';
import packageFile from '../package.json' with { type: 'json' };
import type { SystemPort } from './border/border.ts';
import { openDemo } from './demo/tray-demo.ts';
import { startDesktop } from './desktop/desktop.ts';
import { setLoginItem } from './desktop/login-item.ts';
import { lacksShell, readLoginShell } from './desktop/login-shell.ts';
import { demoArguments, trayArguments } from './desktop/tray-arguments.ts';
import { machineClock } from './machine-clock.ts';
import { configDirectory, ensureConfigDirectory } from './storage/paths.ts';

const SHELL_WITHIN_MS = 3000;

const { app } = electron;
const { platform, env: environment, argv, execPath } = process;
const homeDirectory = homedir();
const wishes = trayArguments(argv.slice(1), process.cwd());
const demo = wishes.isDemo ? openDemo(machineClock) : undefined;
const projects = demo ? [demo.project] : wishes.projects;
const directory = configDirectory({
  platform,
  environment,
  homeDirectory,
  override: demo?.configDirectory ?? wishes.config,
});
ensureConfigDirectory(directory);

/** What a desktop did not hand on; the icon does not wait for it. */
async function readEnvironment(): Promise<void> {
  if (lacksShell({ platform, environment })) {
    Object.assign(process.env, await readLoginShell({ platform, environment, timeoutMs: SHELL_WITHIN_MS }));
  }
}

async function open(system: SystemPort) {
  await demo?.start();
  const { openTraySession } = await import('./tray-session.ts');
  return openTraySession({
    configDirectory: directory,
    version: packageFile.version,
    projects,
    system,
    prepared: readEnvironment(),
  });
}

/** As this process was started, up to the app itself. */
const command = app.isPackaged ? [execPath] : [execPath, ...process.execArgv, app.getAppPath()];

void startDesktop(electron, {
  configDirectory: directory,
  iconDirectory: join(app.getAppPath(), 'assets', 'tray'),
  pageDirectory: join(app.getAppPath(), 'dist', 'renderer'),
  preload: join(app.getAppPath(), 'dist', 'tray', 'preload.cjs'),
  projects: [...wishes.projects],
  isHidden: wishes.isHidden,
  isDemo: wishes.isDemo,
  loadUpdater: async () => createRequire(import.meta.url)('./updater.cjs').updater,
  clock: machineClock,
  system: {
    async startDemo() {
      spawn(execPath, demoArguments(argv.slice(1)), { detached: true, stdio: 'ignore' }).unref();
    },
    startsAtLogin: async (isOn) => setLoginItem({ electron, platform, environment, homeDirectory, command }, isOn),
  },
  open,
});
