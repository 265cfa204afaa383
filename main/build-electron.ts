import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildPreload, buildRenderer, buildTray, PRELOAD, RENDERER, TRAY, UPDATER } from './build.ts';

/** What the tray is built for: the Node and the Chrome inside an Electron. */
export type ElectronTarget = {
  readonly node: string;
  readonly chrome: string;
  /** Lacks what our code expects of its Node; a file named by KEYTURN_LEGACY_RUNTIME adds it. */
  readonly isOld: boolean;
};

const OURS = 45;

/** `version`: of an Electron, as its `version` file says; ours when absent. */
export function targetFor(version = `${OURS}`): ElectronTarget {
  const isOld = Number.parseInt(version, 10) < OURS;
  return isOld ? { node: 'node16', chrome: 'chrome108', isOld } : { node: TRAY.target, chrome: 'chrome140', isOld };
}

/** The version of an unpacked Electron distribution. */
export function versionOf(distribution: string): string {
  return readFileSync(join(distribution, 'version'), 'utf8').trim().replace(/^v/, '');
}

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
