import { join, resolve } from 'node:path';

export type Face =
  | { readonly kind: 'tray'; readonly electron: string; readonly distribution: string; readonly says: string }
  | { readonly kind: 'headless'; readonly says: string };

type Machine = {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Of the sources. */
  readonly root: string;
  readonly exists: (path: string) => boolean;
  /** And keeps the sandbox: Chromium refuses it to root. */
  readonly isRoot: boolean;
  /** Lacks what the tray needs, and nobody named a file that adds it. */
  readonly isTooOld: (distribution: string) => boolean;
};

/** Inside the unpacked distribution, as the `electron` package has it. */
function binaryIn(distribution: string, platform: NodeJS.Platform): string {
  if (platform === 'darwin') return join(distribution, 'Electron.app/Contents/MacOS/Electron');
  return join(distribution, platform === 'win32' ? 'electron.exe' : 'electron');
}

/** Why no window can open: no display is named, or nobody listens at the one that is. Displays of other machines are believed. */
function displayLack(
  { DISPLAY = '', WAYLAND_DISPLAY = '', XDG_RUNTIME_DIR = '' }: Machine['environment'],
  exists: Machine['exists'],
): string | undefined {
  if (WAYLAND_DISPLAY !== '' && exists(resolve(XDG_RUNTIME_DIR, WAYLAND_DISPLAY))) return undefined;
  const [, number] = /^(?:unix)?:(\d+)/.exec(DISPLAY) ?? [];
  if (number === undefined) return DISPLAY === '' ? 'There is no display' : undefined;
  return exists(`/tmp/.X11-unix/X${number}`) ? undefined : `Nobody listens at the display ${DISPLAY}`;
}

/** Looks only: asking the `electron` package for its path would start a download. */
export function chooseFace({ platform, environment, root, exists, isRoot, isTooOld }: Machine): Face {
  const { ELECTRON_OVERRIDE_DIST_PATH } = environment;
  const distribution = ELECTRON_OVERRIDE_DIST_PATH || join(root, 'node_modules/electron/dist');
  const electron = binaryIn(distribution, platform);
  if (!exists(electron)) {
    return {
      kind: 'headless',
      says: 'Electron is not downloaded (`npx install-electron` does it), so the window opens in a browser instead of the tray.',
    };
  }
  const lack = platform === 'linux' ? displayLack(environment, exists) : undefined;
  if (lack !== undefined)
    return { kind: 'headless', says: `${lack}, so \`keyturn watch --ui\` runs here instead of the tray.` };
  if (platform === 'linux' && isRoot) {
    return {
      kind: 'headless',
      says: 'Electron does not run as root without `--no-sandbox`, so the window opens in a browser instead of the tray.',
    };
  }
  if (isTooOld(distribution)) {
    return {
      kind: 'headless',
      says: 'This Electron is older than 45, and KEYTURN_LEGACY_RUNTIME names no file that adds what it lacks, so the window opens in a browser instead of the tray.',
    };
  }
  return { kind: 'tray', electron, distribution, says: 'Keyturn runs in the tray; Ctrl-C quits it.' };
}
