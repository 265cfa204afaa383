import { join } from 'node:path';
import type { App, NativeTheme, Notification } from 'electron';
import { type Problem, ProblemError } from '../domain/problem.ts';
import type { Clock } from '../engine/ports.ts';
import type { Show } from './notifications.ts';
import { leaveWith, stopOnQuit } from './quit.ts';
import { runTray } from './tray.ts';
import type { TrayElectron } from './tray-item.ts';
import type { OpenWatchSession, WatchSession } from '../border/watch-session.ts';

export type Electron = TrayElectron & {
  readonly app: App;
  readonly nativeTheme: NativeTheme;
  readonly Notification: typeof Notification;
};

export type DesktopOptions = {
  readonly configDirectory: string;
  readonly projects: readonly string[];
  /** Of `assets/tray`. */
  readonly iconDirectory: string;
  readonly openSession: OpenWatchSession;
  readonly clock: Pick<Clock, 'now' | 'after'>;
};

/** As `appId` in electron-builder.yml: Windows shows no notifications without it. */
const APP_ID = 'dev.keyturn.app';

/** Where the system has no notifications nothing is shown: the tray tells the same. */
function showNotificationWith({ Notification }: Electron): Show {
  return ({ title, body }) => {
    if (Notification.isSupported()) new Notification({ title, body, silent: true }).show();
  };
}

function startTray(electron: Electron, session: WatchSession, { iconDirectory, clock }: DesktopOptions): void {
  const { app, nativeTheme } = electron;
  const tray = runTray({
    electron,
    session,
    clock,
    iconDirectory,
    // Older Electrons know one theme for all, newer ones another for the bar.
    bar: () => ({
      platform: process.platform,
      isDark: nativeTheme.shouldUseDarkColorsForSystemIntegratedUI ?? nativeTheme.shouldUseDarkColors,
    }),
    showNotification: showNotificationWith(electron),
    quit: () => app.quit(),
  });
  nativeTheme.on('updated', tray.draw);
  const stop = (): Promise<void> => {
    tray.stop();
    return session.stop();
  };
  stopOnQuit(app, { clock, stop });
}

function taken(directory: string): Problem {
  const message = `A Keyturn tray already runs on ${directory}.`;
  return { code: 'configuration', message, cure: 'Its icon is in the bar.' };
}

async function start(electron: Electron, options: DesktopOptions): Promise<void> {
  const { app } = electron;
  const { configDirectory, projects } = options;
  app.setAppUserModelId(APP_ID);
  app.setPath('userData', configDirectory);
  // Chromium's own files stay apart from ours.
  app.setPath('sessionData', join(configDirectory, 'electron'));
  if (!app.requestSingleInstanceLock()) {
    throw new ProblemError(taken(configDirectory));
  }
  app.dock?.hide();
  await app.whenReady();
  const session = options.openSession({ projects });
  startTray(electron, session, options);
}

/** Runs the tray until it is quit. One runs for one config folder; it holds Electron's own lock there. */
export async function startDesktop(electron: Electron, options: DesktopOptions): Promise<void> {
  try {
    await start(electron, options);
  } catch (reason) {
    leaveWith(electron.app, reason);
  }
}
