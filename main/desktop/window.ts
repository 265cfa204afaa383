import type { BrowserWindow, WebContents } from 'electron';
import type { Route } from '../../preload/contract.ts';
import { lazily } from '../domain/lazily.ts';
import type { Electron } from './electron.ts';
import { pageAddress } from './page-address.ts';
import { boundsWithin, readBounds, SMALLEST, writeBounds } from './window-bounds.ts';

export type WindowParts = {
  readonly electron: Pick<Electron, 'BrowserWindow' | 'screen' | 'nativeTheme' | 'app'>;
  /** Path of the bundled preload. */
  readonly preload: string;
  /** File that remembers where the window was. */
  readonly boundsFile: string;
  /** Before the first page: a session costs several megabytes, and many a day nobody opens the window. */
  readonly prepare: () => void;
  /** Asks an open page to show a place. */
  readonly go: (route: Route) => void;
  /** The page's process died on its own. */
  readonly crashed: () => void;
};

export type KeyturnWindow = {
  /** Opens it, or brings it to the front. Without a route it stays where it is. */
  show(route?: Route): void;
  /** Of the open window. */
  contents(): WebContents | undefined;
  /** To be the parent of a dialog. */
  frame(): BrowserWindow | undefined;
  destroy(): void;
};

/** As `--surface` of renderer/styles/tokens.css: no white flash in the dark. */
const SURFACE = { light: '#fbfbfa', dark: '#16181a' };

function optionsFor({ electron, preload, boundsFile }: WindowParts): Electron.BrowserWindowConstructorOptions {
  const { screen, nativeTheme, app } = electron;
  const areas = screen.getAllDisplays().map(({ workArea }) => workArea);
  return {
    ...boundsWithin(readBounds(boundsFile), areas),
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    show: false,
    title: 'Keyturn',
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? SURFACE.dark : SURFACE.light,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  };
}

function open(parts: WindowParts, route: Route | undefined): BrowserWindow {
  const window = new parts.electron.BrowserWindow(optionsFor(parts));
  window.once('ready-to-show', () => window.show());
  window.on('close', () => writeBounds(parts.boundsFile, window.getNormalBounds()));
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    window.destroy();
    parts.crashed();
  });
  // What fails to load shows nothing; the next `show` loads it anew.
  window.loadURL(pageAddress(route)).catch(() => window.isDestroyed() || window.destroy());
  return window;
}

/** At most one. Closed means gone, its process too: the app lives in the tray. */
export function createWindow(parts: WindowParts): KeyturnWindow {
  let window: BrowserWindow | undefined;
  const prepare = lazily(parts.prepare);
  return {
    show(route) {
      if (window === undefined) {
        prepare();
        const opened = open(parts, route);
        opened.once('closed', () => {
          if (window === opened) window = undefined;
        });
        window = opened;
        return;
      }
      if (route) parts.go(route);
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    contents: () => window?.webContents,
    frame: () => window,
    destroy: () => window?.destroy(),
  };
}
