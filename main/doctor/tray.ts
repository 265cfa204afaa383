import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Finding, fine, note } from './finding.ts';

type Environment = Readonly<Record<string, string | undefined>>;

function hasElectron(): boolean {
  try {
    return existsSync(createRequire(`${process.cwd()}/`).resolve('electron/package.json'));
  } catch {
    return process.versions.electron !== undefined;
  }
}

function hasDisplay({ DISPLAY, WAYLAND_DISPLAY }: Environment): boolean {
  return process.platform !== 'linux' || Boolean(DISPLAY || WAYLAND_DISPLAY);
}

/** A machine without a tray is no broken machine: the command line does all of it. */
export function trayFinding(environment: Environment): Finding {
  if (!hasDisplay(environment))
    return note('tray', 'There is no display, so no tray', '`keyturn watch` does the same in a terminal.');
  if (!hasElectron())
    return note(
      'tray',
      'The tray app is not part of this installation',
      '`keyturn watch` does the same in a terminal.',
    );
  return fine('tray', 'There is a display for the tray');
}
