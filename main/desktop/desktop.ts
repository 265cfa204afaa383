import { join } from 'node:path';
import type { SettingsView } from '../../preload/views.ts';
import type { Border, SystemPort } from '../border/border.ts';
import type { WatchSession } from '../border/watch-session.ts';
import type { Clock } from '../engine/ports.ts';
import { keepYoungSpaceSmall } from '../young-space.ts';
import { runAlerts } from './alerts.ts';
import type { DesktopOffers } from './desktop-bus.ts';
import type { Electron } from './electron.ts';
import { showFirstItem } from './first-item.ts';
import { confineSession } from './hardening.ts';
import { serveWindow } from './ipc.ts';
import { type Joining, joinBus } from './joining.ts';
import { collectAfterRounds } from './memory.ts';
import { sweepOnceOnline } from './network.ts';
import { createNotices, type Notices } from './notices.ts';
import { sweepAfterSleep } from './power.ts';
import { leaveToFirst, prepare } from './prepare.ts';
import { servePages } from './protocol.ts';
import { leaveWith, stopOnQuit } from './quit.ts';
import { reopening } from './reopening.ts';
import { markRun } from './run-mark.ts';
import { createSystem } from './system-port.ts';
import { createToldOnce } from './told-once.ts';
import { type RunningTray, runTray } from './tray.ts';
import { carryOutAction } from './tray-acts.ts';
import { type HandedOver, handedOver } from './tray-arguments.ts';
import { isFirstHint } from './tray-hint.ts';
import type { Bar } from './tray-icon.ts';
import type { TrayItem } from './tray-item.ts';
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

type Part = { stop(): void };

type Faces = {
  readonly electron: Electron;
  readonly options: DesktopOptions;
  readonly session: WatchSession;
  readonly border: Border;
  readonly window: KeyturnWindow;
};

// Older Electrons know one theme for all, newer ones another for the bar.
function barOf({ nativeTheme }: Electron): Bar {
  return {
    platform: process.platform,
    isDark: nativeTheme.shouldUseDarkColorsForSystemIntegratedUI ?? nativeTheme.shouldUseDarkColors,
  };
}

function startTray({ electron, options, session, border, window }: Faces, item: TrayItem) {
  const { app, nativeTheme } = electron;
  const { clock, iconDirectory } = options;
  const act = carryOutAction({ border, clock, show: window.show, quit: () => app.quit() });
  const tray = runTray({ electron, item, session, border, clock, iconDirectory, bar: () => barOf(electron), act });
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
    prepare() {
      confineSession(electron);
      servePages(electron, options.pageDirectory);
    },
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

function runFaces(opened: Opened, joining: Joining, item: TrayItem): Part[] {
  const { faces, notices, system, updates } = opened;
  const { electron, options, session, border, window } = faces;
  const { clock } = options;
  const tray = startTray(faces, item);
  joining.follow(() => tellOffers(faces, notices, tray, joining.offers()));
  const unserve = serveWindow(electron, { border, contents: window.contents });
  const hasService = (): boolean => joining.offers().hasNotifications;
  const isNews = createToldOnce(join(options.configDirectory, 'told.json'));
  const alerts = runAlerts({ electron, session, border, clock, hasService, isNews, open: window.show });
  hearLaunches(faces);
  const sweep = (): void => void session.checkNow().catch(() => undefined);
  sweepAfterSleep({ electron, clock, sweep });
  const online = sweepOnceOnline({ electron, border, clock, sweep });
  notices.show('demo', options.isDemo);
  if (!options.isHidden || !joining.offers().hasTrayHost) window.show();
  const collecting = collectAfterRounds({ session, clock });
  electron.app.on('window-all-closed', collecting.consider);
  void lookForUpdates(border, system);
  return [tray, alerts, online, border, updates, collecting, { stop: unserve }, { stop: window.destroy }];
}

async function start(electron: Electron, options: DesktopOptions): Promise<void> {
  const { app } = electron;
  keepYoungSpaceSmall();
  if (!prepare(electron, options)) return leaveToFirst(electron, options);
  const mark = markRun(options.configDirectory, options.clock.now());
  await app.whenReady();
  let opened: Opened | undefined;
  const parts: Part[] = [];
  const stop = async (): Promise<void> => {
    for (const part of parts.toReversed()) part.stop();
    await Promise.all([opened?.faces.session.stop(), opened?.system.forget()]);
    mark.clear();
  };
  // Somebody may quit while it still starts.
  stopOnQuit(app, { clock: options.clock, stop });
  const item = await showFirstItem({ ...options, electron, bar: barOf(electron), quit: () => app.quit() });
  const joining = joinBus();
  parts.push(joining);
  await joining.joined;
  opened = await openFaces(electron, options);
  parts.push(...runFaces(opened, joining, item));
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
