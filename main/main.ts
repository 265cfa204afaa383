// The tray: Electron starts here.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';
import * as electron from 'electron';
import packageFile from '../package.json' with { type: 'json' };
import { openBorder, type SystemPort } from './border/border.ts';
import { CarriedSession } from './border/carried-session.ts';
import { carryOut, machineClock, readSecret } from './compose.ts';
import { openDemo } from './demo/tray-demo.ts';
import { startDesktop } from './desktop/desktop.ts';
import { loadElectronStore } from './desktop/electron-settings.ts';
import { setLoginItem } from './desktop/login-item.ts';
import { lacksShell, readLoginShell } from './desktop/login-shell.ts';
import { demoArguments, trayArguments } from './desktop/tray-arguments.ts';
import { configDirectory, ensureConfigDirectory } from './storage/paths.ts';
import { PROJECT_FILE } from './storage/project-file.ts';
import { readSettings } from './storage/settings-file.ts';

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

/** Those of the command line, else those of the settings and the personal project. */
function chosenProjects(): readonly string[] {
  if (projects.length > 0) return projects;
  const personal = existsSync(join(directory, PROJECT_FILE)) ? [directory] : [];
  return [...readSettings(directory, machineClock.now).projects, ...personal];
}

async function open(system: SystemPort) {
  await demo?.start();
  if (lacksShell({ platform, environment })) {
    Object.assign(process.env, await readLoginShell({ platform, environment, timeoutMs: SHELL_WITHIN_MS }));
  }
  const carry: Parameters<typeof openBorder>[0]['carry'] = (asked) =>
    carryOut({ configDirectory: directory, loadStore: loadElectronStore, ...asked });
  const accept = projects.length > 0;
  const session = new CarriedSession({
    carryOut: carry,
    projects: chosenProjects(),
    accept,
    now: machineClock.now,
  });
  const border = openBorder({
    face: 'window',
    version: packageFile.version,
    configDirectory: directory,
    carry,
    session,
    fetch: readSecret,
    clock: machineClock,
    surroundings: { environment, homeDirectory },
    system,
  });
  return { session, border };
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
