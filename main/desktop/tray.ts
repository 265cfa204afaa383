import { join } from 'node:path';
import type { Border } from '../border/border.ts';
import type { WatchSession } from '../border/watch-session.ts';
import type { Clock } from '../engine/ports.ts';
import { createAlarm } from './alarm.ts';
import { createAskedCheck } from './asked-check.ts';
import { followView, type KnownView } from './follow-view.ts';
import { type Change, lastChanges } from './last-changes.ts';
import { type Bar, trayIcon } from './tray-icon.ts';
import { createTrayItem, type TrayElectron, type TrayItem, type TrayLook } from './tray-item.ts';
import { type TrayAction, trayMenu } from './tray-menu.ts';
import { newsEndsIn, trayPicture } from './tray-picture.ts';

export type TrayParts = {
  readonly electron: TrayElectron;
  /** One that is in the bar already. */
  readonly item?: TrayItem | undefined;
  readonly session: Pick<WatchSession, 'onEvent' | 'views' | 'isPaused' | 'checkNow'>;
  readonly border: Pick<Border, 'ask' | 'on'>;
  readonly clock: Pick<Clock, 'now' | 'after'>;
  /** Of `assets/tray`. */
  readonly iconDirectory: string;
  /** Asked at every drawing: a theme may change. */
  readonly bar: () => Bar;
  /** Everything but a check of all. */
  readonly act: (action: TrayAction) => void;
};

export type RunningTray = {
  /** Draws what is true now. */
  draw(): void;
  /** Without a host there is no item; it appears when one comes. */
  hosted(isHosted: boolean): void;
  stop(): void;
};

/** An event is told a moment before the views have it; a burst is drawn once. */
const SETTLE_MS = 50;
const MOST_CHANGES = 5;
/** Rows of history for five changes: a rotation may have many targets. */
const ENOUGH_ROWS = 40;

type Known = {
  readonly view: KnownView;
  readonly changes: readonly Change[];
  readonly isChecking: boolean;
};

function capitalized(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** What was written last, read again after every write. */
function followChanges({ border, session }: TrayParts, changed: () => void) {
  let changes: readonly Change[] = [];
  const read = async (): Promise<void> => {
    const answer = await border.ask('getHistory', { search: '', kinds: ['written'], limit: ENOUGH_ROWS });
    if (answer.ok && Array.isArray(answer.value)) changes = lastChanges(answer.value, MOST_CHANGES);
    changed();
  };
  void read();
  const stop = session.onEvent(({ kind }) => {
    if (kind === 'written') void read();
  });
  return { now: () => changes, stop };
}

/** What is in the bar at a moment. */
function lookOf(parts: TrayParts, { view, changes, isChecking }: Known): TrayLook {
  const { session, clock, iconDirectory } = parts;
  const [bar, now] = [parts.bar(), clock.now()];
  const { mood, line } = trayPicture({ views: session.views(), isPaused: session.isPaused, isChecking, now });
  return {
    icon: join(iconDirectory, trayIcon(mood, bar)),
    tooltip: `Keyturn: ${line}`,
    menu: trayMenu({ view, line: capitalized(line), changes, platform: bar.platform, now }),
  };
}

/** Shows a session in the bar until stopped: icon, tooltip and menu. */
export function runTray(parts: TrayParts): RunningTray {
  const { electron, session, border, clock } = parts;
  const drawSoon = createAlarm(clock, draw);
  const newsEnd = createAlarm(clock, draw);
  const asked = createAskedCheck({ session, clock, changed: draw });
  const item = parts.item ?? createTrayItem(electron);
  item.hear((action) => {
    if (action.kind === 'check' && action.key === undefined) asked.checkNow();
    else parts.act(action);
  });
  const soon = (): void => drawSoon.set(SETTLE_MS);
  const [changes, view] = [followChanges(parts, soon), followView(border, soon)];
  const stops = [session.onEvent(soon), changes.stop, view.stop, asked.stop, drawSoon.clear, newsEnd.clear];
  let isHosted = false;
  function draw(): void {
    // A check may end, or the theme change, while the write before the exit still runs.
    if (!isHosted) return;
    item.render(lookOf(parts, { view: view.now(), changes: changes.now(), isChecking: asked.isShown() }));
    const newsEndMs = newsEndsIn(session.views(), clock.now());
    if (newsEndMs !== undefined) newsEnd.set(newsEndMs);
  }
  const hosted = (now: boolean): void => {
    isHosted = now;
    if (!now) item.remove();
    draw();
  };
  const stop = (): void => {
    hosted(false);
    for (const end of stops) end();
  };
  return { draw, hosted, stop };
}
