import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildPreload, buildRenderer, buildTray, PRELOAD, RENDERER, TRAY, UPDATER } from './build.ts';
import type { ElectronTarget } from './electron-target.ts';

/** The runtime that an old Electron lacks becomes the first line of the bundle. */
function addLegacyRuntime(runtime: string): void {
  copyFileSync(runtime, join(dirname(TRAY.outfile), 'legacy-runtime.cjs'));
  writeFileSync(TRAY.outfile, `require('./legacy-runtime.cjs');\n${readFileSync(TRAY.outfile, 'utf8')}`);
}

/** Everything that Electron loads, into `dist`. */
export async function buildForElectron({ node, chrome, isOld }: ElectronTarget, legacyRuntime?: string): Promise<void> {
  await Promise.all([
    buildTray({ ...TRAY, target: node }),
    buildTray({ ...UPDATER, target: node }),
    buildPreload({ ...PRELOAD, target: chrome }),
    buildRenderer({ ...RENDERER, target: chrome }),
  ]);
  if (isOld && legacyRuntime) addLegacyRuntime(legacyRuntime);
}
