import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What a goal is measured on, beyond Node. */
export type Need = 'electron' | 'display' | 'chromium';

/** Where an unpacked Electron lies: as the `electron` package looks for it. */
export const ELECTRON =
  process.env.ELECTRON_OVERRIDE_DIST_PATH || join(import.meta.dirname, '../../node_modules/electron/dist');

function isProgram(name: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

const LACKS: Record<Need, () => string | undefined> = {
  electron: () =>
    existsSync(join(ELECTRON, 'electron'))
      ? undefined
      : 'there is no Electron for Linux: ELECTRON_OVERRIDE_DIST_PATH may name its folder',
  display: () => (isProgram('Xvfb') && isProgram('dbus-daemon') ? undefined : 'Xvfb or dbus-daemon is not installed'),
  chromium: () => (existsSync('/usr/bin/chromium') ? undefined : '/usr/bin/chromium is not there'),
};

/** Why these needs are not met; undefined when they are. */
export function lacking(needs: readonly Need[]): string | undefined {
  return needs.map((need) => LACKS[need]()).find((reason) => reason !== undefined);
}
