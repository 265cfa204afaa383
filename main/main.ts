// The tray: Electron starts here.
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { app, Menu, Notification, nativeTheme, Tray } from 'electron';
import { carryOut, machineClock } from './compose.ts';
import { CarriedSession } from './border/carried-session.ts';
import { startDesktop } from './desktop/desktop.ts';
import { loadElectronStore } from './desktop/electron-settings.ts';
import { trayArguments } from './desktop/tray-arguments.ts';
import { configDirectory, ensureConfigDirectory } from './storage/paths.ts';
import { PROJECT_FILE } from './storage/project-file.ts';
import { readSettings } from './storage/settings-file.ts';

const { config, projects } = trayArguments(process.argv.slice(1), process.cwd());
const directory = configDirectory({
  platform: process.platform,
  environment: process.env,
  homeDirectory: homedir(),
  override: config,
});
ensureConfigDirectory(directory);

/** Those of the command line, else those of the settings and the personal project. */
function chosenProjects(): readonly string[] {
  if (projects.length > 0) return projects;
  const personal = existsSync(join(directory, PROJECT_FILE)) ? [directory] : [];
  return [...readSettings(directory, machineClock.now).projects, ...personal];
}

void startDesktop(
  { app, Menu, nativeTheme, Notification, Tray },
  {
    configDirectory: directory,
    iconDirectory: join(app.getAppPath(), 'assets', 'tray'),
    clock: machineClock,
    projects: chosenProjects(),
    openSession: (chosen) =>
      new CarriedSession({
        projects: chosen.projects,
        accept: projects.length > 0,
        now: machineClock.now,
        carryOut: (asked) => carryOut({ configDirectory: directory, loadStore: loadElectronStore, ...asked }),
      }),
  },
);
