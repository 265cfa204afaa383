import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the tray is built for: the Node and the Chrome inside an Electron. */
export type ElectronTarget = {
  readonly node: string;
  readonly chrome: string;
  /** Lacks what our code expects of its Node; a file named by KEYTURN_LEGACY_RUNTIME adds it. */
  readonly isOld: boolean;
};

const OURS = 45;
/** The Node inside it. */
export const OUR_NODE = 'node24';

/** `version`: of an Electron, as its `version` file says; ours when absent. */
export function targetFor(version = `${OURS}`): ElectronTarget {
  const isOld = Number.parseInt(version, 10) < OURS;
  return isOld ? { node: 'node16', chrome: 'chrome108', isOld } : { node: OUR_NODE, chrome: 'chrome140', isOld };
}

/** The version of an unpacked Electron distribution. */
export function versionOf(distribution: string): string {
  return readFileSync(join(distribution, 'version'), 'utf8').trim().replace(/^v/, '');
}
