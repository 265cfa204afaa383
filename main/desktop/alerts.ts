import type { Notification } from 'electron';
import type { Route } from '../../preload/contract.ts';
import type { HistoryRow, Preferences, SettingsView } from '../../preload/views.ts';
import type { Border } from '../border/border.ts';
import type { WatchSession } from '../border/watch-session.ts';
import type { KeyturnEvent } from '../domain/event.ts';
import type { Clock } from '../engine/ports.ts';
import type { Electron } from './electron.ts';
import { followView } from './follow-view.ts';
import { buttonFor, routeFor, rowOf } from './notification-route.ts';
import type { NotificationText } from './notification-text.ts';
import { createNotifier } from './notifications.ts';
import { isQuiet } from './quiet-hours.ts';
import { createRotationAlerts } from './rotation-alerts.ts';
import type { ToldOnce } from './told-once.ts';

export type AlertParts = {
  readonly electron: Pick<Electron, 'Notification'>;
  readonly session: Pick<WatchSession, 'onEvent'>;
  readonly border: Pick<Border, 'ask' | 'on'>;
  readonly clock: Pick<Clock, 'now' | 'after'>;
  /** Whether anybody shows notifications here. */
  readonly hasService: () => boolean;
  /** Of rotations that are due and choices that wait: who starts Keyturn twice a day reads it once. */
  readonly isNews: ToldOnce;
  readonly open: (route: Route) => void;
};

/** Enough to find when the version before was written. */
const AGE_ROWS = 50;

/** How long the version that a rotation ended was in use here. */
export async function ageOf(border: Pick<Border, 'ask'>, written: KeyturnEvent): Promise<number | undefined> {
  const { secret = '', from, at } = written;
  if (from === undefined || from === written.to) return undefined;
  const answer = await border.ask('getHistory', { search: secret, kinds: ['written'], limit: AGE_ROWS });
  const rows = answer.ok ? (answer.value as readonly HistoryRow[]) : [];
  const first = rows.findLast((row) => row.secret === secret && row.to === from);
  return first && Date.parse(at) - Date.parse(first.at);
}

type Bubble = NotificationText & {
  readonly button: string;
  /** Asked at the click: what it leads to may have moved meanwhile. */
  readonly route: () => Route;
};

/** Keeps what is shown: a notification that was thrown away hears no click. */
function createBubbles({ electron, open }: AlertParts) {
  const shown = new Set<Notification>();
  return ({ title, body, button, route }: Bubble): void => {
    // Linux ignores the button; there the click on the notification itself does it.
    const bubble = new electron.Notification({
      title,
      body,
      silent: true,
      actions: [{ type: 'button', text: button }],
    });
    const forget = (): void => void shown.delete(bubble);
    const choose = (): void => {
      forget();
      open(route());
    };
    bubble.on('click', choose);
    bubble.on('action', choose);
    bubble.on('close', forget);
    bubble.on('failed', forget);
    shown.add(bubble);
    bubble.show();
  };
}

/** What is set, as it was told last: who quits in the quiet hours gets no answer any more. */
function followPreferences({ border }: AlertParts): () => Promise<Pick<Preferences, 'notifies' | 'quietHours'>> {
  let last: Pick<Preferences, 'notifies' | 'quietHours'> = { notifies: true };
  const ask = async (): Promise<typeof last> => {
    const answer = await border.ask('getSettings', undefined);
    if (answer.ok) last = (answer.value as SettingsView).preferences;
    return last;
  };
  void ask();
  return ask;
}

/** Tells people by the system's notifications what they should know, until stopped. */
export function runAlerts(parts: AlertParts): { stop(): void } {
  const { electron, session, border, clock, hasService, isNews } = parts;
  const bubble = createBubbles(parts);
  const preferences = followPreferences(parts);
  const dueRotations = createRotationAlerts(isNews);
  const tell = async (wish: Bubble): Promise<void> => {
    if (!hasService() || !electron.Notification.isSupported()) return;
    if (!isQuiet(await preferences(), clock.now())) bubble(wish);
  };
  const view = followView(border, ({ watches }) => {
    const open = watches.filter(({ isMuted }) => !isMuted);
    for (const { text, key } of dueRotations(open, clock.now())) {
      void tell({ ...text, button: 'Show', route: () => ({ page: 'watch', key }) });
    }
  });
  const notifier = createNotifier({
    clock,
    show: (text, about) => {
      void tell({ ...text, button: buttonFor(about), route: () => routeFor(about, view.now()) });
    },
    isNews,
    ageOf: (written) => ageOf(border, written),
    isMuted: (event) => rowOf(event, view.now())?.isMuted === true,
  });
  const stopEvents = session.onEvent(notifier.hear);
  return {
    stop() {
      stopEvents();
      view.stop();
      notifier.flush();
      notifier.stop();
    },
  };
}
