import type { Notification } from 'electron';
import type { Route } from '../../preload/contract.ts';
import type { AppView, HistoryRow, SettingsView } from '../../preload/views.ts';
import type { Border } from '../border/border.ts';
import type { WatchSession } from '../border/watch-session.ts';
import type { KeyturnEvent } from '../domain/event.ts';
import type { Clock } from '../engine/ports.ts';
import type { Electron } from './electron.ts';
import type { NotificationText } from './notification-text.ts';
import { createNotifier } from './notifications.ts';
import { isQuiet } from './quiet-hours.ts';
import { createRotationAlerts } from './rotation-alerts.ts';

export type AlertParts = {
  readonly electron: Pick<Electron, 'Notification'>;
  readonly session: Pick<WatchSession, 'onEvent'>;
  readonly border: Pick<Border, 'ask' | 'on'>;
  readonly clock: Pick<Clock, 'now' | 'after'>;
  /** Whether anybody shows notifications here. */
  readonly hasService: () => boolean;
  readonly open: (route: Route) => void;
};

/** Enough to find when the version before was written. */
const AGE_ROWS = 50;

function rowOf({ secret, label, profile }: KeyturnEvent, view: AppView | undefined) {
  return view?.watches.find((row) => row.secret === secret && row.label === label && row.profile === profile);
}

/** The place in the window that a notification is about. */
export function routeFor(about: KeyturnEvent | undefined, view: AppView | undefined): Route {
  if (about === undefined) return { page: 'history' };
  if (about.problem?.code === 'trust') {
    const waiting = view?.projects.find(({ standing }) => standing === 'waits for trust')?.directory;
    const key = about.target ?? waiting;
    return key === undefined ? { page: 'now' } : { page: 'trust', key };
  }
  const key = rowOf(about, view)?.key;
  return key === undefined ? { page: 'now' } : { page: 'watch', key };
}

/** How long the version that a rotation ended was in use here. */
export async function ageOf(border: Pick<Border, 'ask'>, written: KeyturnEvent): Promise<number | undefined> {
  const { secret = '', from, at } = written;
  if (from === undefined || from === written.to) return undefined;
  const answer = await border.ask('getHistory', { search: secret, kinds: ['written'], limit: AGE_ROWS });
  const rows = answer.ok ? (answer.value as readonly HistoryRow[]) : [];
  const first = rows.findLast((row) => row.secret === secret && row.to === from);
  return first && Date.parse(at) - Date.parse(first.at);
}

type Bubble = NotificationText & { readonly route: Route };

/** Keeps what is shown: a notification that was thrown away hears no click. */
function createBubbles({ electron, open }: AlertParts) {
  const shown = new Set<Notification>();
  return ({ title, body, route }: Bubble): void => {
    // Linux ignores the button; there the click on the notification itself does it.
    const bubble = new electron.Notification({
      title,
      body,
      silent: true,
      actions: [{ type: 'button', text: 'Open' }],
    });
    const forget = (): void => void shown.delete(bubble);
    const choose = (): void => {
      forget();
      open(route);
    };
    bubble.on('click', choose);
    bubble.on('action', choose);
    bubble.on('close', forget);
    bubble.on('failed', forget);
    shown.add(bubble);
    bubble.show();
  };
}

/** Tells people by the system's notifications what they should know, until stopped. */
export function runAlerts(parts: AlertParts): { stop(): void } {
  const { electron, session, border, clock, hasService } = parts;
  let view: AppView | undefined;
  const bubble = createBubbles(parts);
  const dueRotations = createRotationAlerts();
  const tell = async (wish: Bubble): Promise<void> => {
    if (!hasService() || !electron.Notification.isSupported()) return;
    const answer = await border.ask('getSettings', undefined);
    const { preferences } = answer.ok ? (answer.value as SettingsView) : { preferences: { notifies: true } };
    if (!isQuiet(preferences, clock.now())) bubble(wish);
  };
  const show = (text: NotificationText, about?: KeyturnEvent): void => {
    if (about && rowOf(about, view)?.isMuted) return;
    void tell({ ...text, route: routeFor(about, view) });
  };
  const notifier = createNotifier({ clock, show, ageOf: (written) => ageOf(border, written) });
  const stopEvents = session.onEvent(notifier.hear);
  const stopViews = border.on('viewChanged', (told) => {
    view = told;
    const open = told.watches.filter(({ isMuted }) => !isMuted);
    for (const { text, key } of dueRotations(open, clock.now())) void tell({ ...text, route: { page: 'watch', key } });
  });
  return {
    stop() {
      stopEvents();
      stopViews();
      notifier.flush();
      notifier.stop();
    },
  };
}
