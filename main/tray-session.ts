// What the tray works with behind its icon; loaded when Electron is ready, because it is most of the program.
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { openBorder, type SystemPort } from './border/border.ts';
import { CarriedSession } from './border/carried-session.ts';
import { carryOut, readSecret } from './compose.ts';
import { loadElectronStore } from './desktop/electron-settings.ts';
import { machineClock } from './machine-clock.ts';
import { PROJECT_FILE } from './storage/project-file.ts';
import { readSettings } from './storage/settings-file.ts';

export type TraySession = {
  readonly configDirectory: string;
  readonly version: string;
  /** Named on the command line, which is the yes to what their files say. */
  readonly projects: readonly string[];
  readonly system: SystemPort;
  /** Nothing is asked of AWS before. */
  readonly prepared: Promise<void>;
};

/** Those of the command line, else those of the settings and the personal project. */
function chosenProjects({ configDirectory, projects }: TraySession): readonly string[] {
  if (projects.length > 0) return projects;
  const personal = existsSync(join(configDirectory, PROJECT_FILE)) ? [configDirectory] : [];
  return [...readSettings(configDirectory, machineClock.now).projects, ...personal];
}

export function openTraySession(asked: TraySession) {
  const { configDirectory, version, system, prepared } = asked;
  const carry: Parameters<typeof openBorder>[0]['carry'] = async (request) => {
    await prepared;
    return carryOut({ configDirectory, loadStore: loadElectronStore, ...request });
  };
  const session = new CarriedSession({
    carryOut: carry,
    projects: chosenProjects(asked),
    accept: asked.projects.length > 0,
    now: machineClock.now,
  });
  const border = openBorder({
    face: 'window',
    version,
    configDirectory,
    carry,
    session,
    fetch: readSecret,
    clock: machineClock,
    surroundings: { environment: process.env, homeDirectory: homedir() },
    system,
  });
  return { session, border };
}
