import { join } from 'node:path';
import type { Clock } from '../engine/ports.ts';
import { createAlarm } from './alarm.ts';
import { createAskedCheck } from './asked-check.ts';
import { createNotifier, type Show } from './notifications.ts';
import { type Bar, trayIcon } from './tray-icon.ts';
import { createTrayItem, type TrayElectron } from './tray-item.ts';
import { newsEndsIn, trayPicture } from './tray-picture.ts';
import type { WatchSession } from '../border/watch-session.ts';

export type TrayParts = {
  readonly electron: TrayElectron;
  readonly session: WatchSession;
  readonly clock: Pick<Clock, 'now' | 'after'>;
  /** Of `assets/tray`. */
  readonly iconDirectory: string;
  /** Asked at every drawing: a theme may change. */
  readonly bar: () => Bar;
  readonly showNotification: Show;
  readonly quit: () => void;
};

export type RunningTray = {
  /** Draws what is true now. */
  draw(): void;
  stop(): void;
};

/** An event is told a moment before the views have it; a burst is drawn once. */
const SETTLE_MS = 50;

/** Shows a session in the bar until stopped: icon, tooltip, menu, and a notification for what a person should know. */
export function runTray({
  electron,
  session,
  clock,
  iconDirectory,
  bar,
  showNotification,
  quit,
}: TrayParts): RunningTray {
  const notifier = createNotifier({ clock, show: showNotification });
  const asked = createAskedCheck({ session, clock, changed: draw });
  const item = createTrayItem(electron, { checkNow: asked.checkNow, quit });
  const drawSoon = createAlarm(clock, draw);
  const newsEnd = createAlarm(clock, draw);
  let isStopped = false;
  function draw(): void {
    // A check may end, or the theme change, while the write before the exit still runs.
    if (isStopped) return;
    const [views, now] = [session.views(), clock.now()];
    const { mood, line } = trayPicture({ views, isPaused: session.isPaused, isChecking: asked.isShown(), now });
    item.render({ icon: join(iconDirectory, trayIcon(mood, bar())), line });
    const newsEndMs = newsEndsIn(views, now);
    if (newsEndMs !== undefined) newsEnd.set(newsEndMs);
  }
  const stopListening = session.onEvent((event) => {
    notifier.hear(event);
    drawSoon.set(SETTLE_MS);
  });
  draw();
  const stop = (): void => {
    isStopped = true;
    stopListening();
    for (const alarm of [drawSoon, newsEnd]) alarm.clear();
    asked.stop();
    notifier.flush();
    item.destroy();
  };
  return { draw, stop };
}
