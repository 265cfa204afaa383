import { join } from 'node:path';
import type { Electron } from './electron.ts';
import { confinePages } from './hardening.ts';
import { registerScheme } from './protocol.ts';
import type { HandedOver } from './tray-arguments.ts';

type Prepared = HandedOver & { readonly configDirectory: string };

/** As `appId` in electron-builder.yml: Windows shows no notifications without it. */
const APP_ID = 'dev.keyturn.app';

/** The tray that runs was handed what this one was started with: that is all that was wanted. */
export function leaveToFirst({ app }: Electron, { configDirectory, isHidden }: Prepared): void {
  const done = isHidden ? 'It took over the projects that were named.' : 'It was asked to show its window.';
  process.stderr.write(`Keyturn already runs on ${configDirectory}. ${done}\n`);
  app.exit(0);
}

/** What must stand before `ready`. False when another tray has the config folder. */
export function prepare(electron: Electron, { configDirectory, projects, isHidden }: Prepared): boolean {
  const { app } = electron;
  app.setAppUserModelId(APP_ID);
  // Our pages draw nothing in three dimensions; without a graphics card Chromium would load a whole renderer for that.
  app.commandLine.appendSwitch('disable-software-rasterizer');
  app.setPath('userData', configDirectory);
  // Chromium's own files stay apart from ours.
  app.setPath('sessionData', join(configDirectory, 'electron'));
  const handed: HandedOver = { projects: [...projects], isHidden };
  if (!app.requestSingleInstanceLock(handed)) return false;
  registerScheme(electron);
  confinePages(electron);
  app.dock?.hide();
  // Closing the window is no reason to leave: the app lives in the tray.
  app.on('window-all-closed', () => undefined);
  return true;
}
