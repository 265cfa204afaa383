import { join } from 'node:path';
import type { SettingsView } from '../../preload/views.ts';
import type { Border, SystemPort } from '../border/border.ts';
import type { WatchSession } from '../border/watch-session.ts';
import type { Clock } from '../engine/ports.ts';
import { runAlerts } from './alerts.ts';
import type { DesktopOffers } from './desktop-bus.ts';
import type { Electron } from './electron.ts';
import { confinePages, confineSession } from './hardening.ts';
import { serveWindow } from './ipc.ts';
import { type Joining, joinBus } from './joining.ts';
import { createNotices, type Notices } from './notices.ts';
import { sweepAfterSleep } from './power.ts';
import { registerScheme, servePages } from './protocol.ts';
import { leaveWith, stopOnQuit } from './quit.ts';
import { reopening } from './reopening.ts';
import { markRun } from './run-mark.ts';
import { createSystem } from './system-port.ts';
import { createToldOnce } from './told-once.ts';
import { type RunningTray, runTray } from './tray.ts';
import { carryOutAction } from './tray-acts.ts';
import { type HandedOver, handedOver } from './tray-arguments.ts';
import { isFirstHint } from './tray-hint.ts';
import { createUpdates, type Updater } from './updates.ts';
import { createWindow, type KeyturnWindow } from './window.ts';

export type DesktopOptions = HandedOver & {
  readonly configDirectory: string;
  /** Of `assets/tray`. */
  readonly iconDirectory: string;
  /** Of the built renderer. */
  readonly pageDirectory: string;
  /** Path of the bundled preload. */
  readonly preload: string;
  readonly isDemo: boolean;
  readonly loadUpdater: () => Promise<Updater>;
  readonly clock: Clock;
  readonly system: Pick<SystemPort, 'startDemo' | 'startsAtLogin'>;
  /** Called once Electron is ready and only for the one tray of its config folder. */
  readonly open: (system: SystemPort) => Promise<{ readonly session: WatchSession; readonly border: Border }>;
};

/** As `appId` in electron-builder.yml: Windows shows no notifications without it. */
const APP_ID = 'dev.keyturn.app';

/** The tray that runs was handed what this one was started with: that is all that was wanted. */
function leaveToFirst({ app }: Electron, { configDirectory, isHidden }: DesktopOptions): void {
  const done = isHidden ? 'It took over the projects that were named.' : 'It was asked to show its window.';
  process.stderr.write(`Keyturn already runs on ${configDirectory}. ${done}\n`);
  app.exit(0);
}

/** What must stand before `ready`. False when another tray has the config folder. */
function prepare(electron: Electron, { configDirectory, projects, isHidden }: DesktopOptions): boolean {
  const { app } = electron;
  app.setAppUserModelId(APP_ID);
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

type Part = { stop(): void };

type Faces = {
  readonly electron: Electron;
  readonly options: DesktopOptions;
  readonly session: WatchSession;
  readonly border: Border;
  readonly window: KeyturnWindow;
};

function startTray({ electron, options, session, border, window }: Faces) {
  const { app, nativeTheme } = electron;
  const { clock, iconDirectory } = options;
  const act = carryOutAction({ border, clock, show: window.show, quit: () => app.quit() });
  // Older Electrons know one theme for all, newer ones another for the bar.
  const bar = () => ({
    platform: process.platform,
    isDark: nativeTheme.shouldUseDarkColorsForSystemIntegratedUI ?? nativeTheme.shouldUseDarkColors,
  });
  const tray = runTray({ electron, session, border, clock, iconDirectory, bar, act });
  nativeTheme.on('updated', tray.draw);
  return tray;
}

function hearLaunches({ electron: { app }, session, window }: Faces): void {
  app.on('second-instance', (_event, _argv, _directory, data) => {
    const { projects, isHidden } = handedOver(data);
    // Named on a command line: the yes to what their files say.
    for (const directory of projects) session.addProject(directory, { accept: true });
    if (!isHidden) window.show();
  });
  app.on('activate', () => window.show());
}

/** The window and the border behind it; each knows the other only later. */
async function openFaces(electron: Electron, options: DesktopOptions) {
  const { configDirectory, preload, clock } = options;
  let border: Border | undefined;
  const broken = reopening(clock, () => {
    notices.show('window crashed', true);
    window.show();
  });
  const window = createWindow({
    electron,
    preload,
    boundsFile: join(configDirectory, 'window.json'),
    go: (route) => border?.go(route),
    crashed: broken,
  });
  const updates = createUpdates(clock, options.loadUpdater);
  const looksForUpdates = async (isOn: boolean): Promise<void> => {
    // Out of a checkout there is nothing to replace.
    if (electron.app.isPackaged) updates.turn(isOn);
  };
  const system = createSystem({ electron, clock, frame: window.frame, looksForUpdates, ...options.system });
  const opened = await options.open(system);
  border = opened.border;
  const notices = createNotices(opened.border.notice);
  return { faces: { electron, options, window, ...opened } satisfies Faces, system, notices, updates };
}

/** Tells the tray and the pages what the desktop offers. */
function tellOffers({ options }: Faces, notices: Notices, tray: RunningTray, offers: DesktopOffers): void {
  tray.hosted(offers.hasTrayHost);
  notices.show('no notifications', !offers.hasNotifications);
  if (offers.hasTrayHost) notices.show('no tray', false);
  else if (isFirstHint(options.configDirectory)) notices.show('no tray', true);
}

async function lookForUpdates(border: Border, system: SystemPort): Promise<void> {
  const answer = await border.ask('getSettings', undefined);
  if (answer.ok && (answer.value as SettingsView).preferences.looksForUpdates) await system.looksForUpdates(true);
}

type Opened = Awaited<ReturnType<typeof openFaces>>;

async function runFaces(opened: Opened, joining: Joining): Promise<Part[]> {
  const { faces, notices, system, updates } = opened;
  const { electron, options, session, border, window } = faces;
  const { clock } = options;
  const unserve = serveWindow(electron, { border, contents: window.contents });
  await joining.joined;
  const tray = startTray(faces);
  const hasService = (): boolean => joining.offers().hasNotifications;
  const isNews = createToldOnce(join(options.configDirectory, 'told.json'));
  const alerts = runAlerts({ electron, session, border, clock, hasService, isNews, open: window.show });
  joining.follow(() => tellOffers(faces, notices, tray, joining.offers()));
  hearLaunches(faces);
  sweepAfterSleep({ electron, clock, sweep: () => void session.checkNow().catch(() => undefined) });
  notices.show('demo', options.isDemo);
  if (!options.isHidden || !joining.offers().hasTrayHost) window.show();
  void lookForUpdates(border, system);
  return [tray, alerts, border, updates, { stop: unserve }, { stop: window.destroy }];
}

async function start(electron: Electron, options: DesktopOptions): Promise<void> {
  const { app } = electron;
  if (!prepare(electron, options)) return leaveToFirst(electron, options);
  const mark = markRun(options.configDirectory);
  const joining = joinBus();
  await app.whenReady();
  confineSession(electron);
  servePages(electron, options.pageDirectory);
  let opened: Opened | undefined;
  const parts: Part[] = [joining];
  const stop = async (): Promise<void> => {
    for (const part of parts.toReversed()) part.stop();
    await Promise.all([opened?.faces.session.stop(), opened?.system.forget()]);
    mark.clear();
  };
  // Somebody may quit while it still starts.
  stopOnQuit(app, { clock: options.clock, stop });
  opened = await openFaces(electron, options);
  parts.push(...(await runFaces(opened, joining)));
  opened.notices.show('after crash', mark.isAfterCrash);
}

/** Runs the tray until it is quit. One runs for one config folder; it holds Electron's own lock there. */
export async function startDesktop(electron: Electron, options: DesktopOptions): Promise<void> {
  try {
    await start(electron, options);
  } catch (reason) {
    leaveWith(electron.app, reason);
  }
}
