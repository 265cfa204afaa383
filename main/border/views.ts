import type { AppView, Notice } from '../../preload/views.ts';
import type { Clock } from '../engine/ports.ts';
import type { SettingsDocument } from '../session/lines.ts';
import { appView } from './app-view.ts';
import type { WatchSession } from './watch-session.ts';

export type Views = {
  now(): AppView;
  notice(notices: readonly Notice[]): void;
  /** Something changed that no event tells. */
  refresh(): void;
  stop(): void;
};

export type ViewsPorts = {
  readonly session: WatchSession;
  readonly face: AppView['face'];
  readonly clock: Clock;
  readonly settings: () => SettingsDocument;
};

/** Events of a burst are one push. */
const SETTLE_MS = 50;

/** Pushes the whole view whenever anything in it changed. */
export function createViews({ session, face, clock, settings }: ViewsPorts, push: (view: AppView) => void): Views {
  // A page may outlive the process behind it: what a later one pushes is newer.
  let sequence = clock.now();
  let notices: readonly Notice[] = [];
  let last = '';
  let cancel: (() => void) | undefined;
  const make = (): AppView => {
    const muted = settings().preferences.muted ?? [];
    return appView({ session, face, notices, muted, sequence, now: clock.now() });
  };
  const draw = (): void => {
    cancel = undefined;
    const view = make();
    const text = JSON.stringify({ ...view, sequence: 0, now: 0 });
    if (text === last) return;
    last = text;
    sequence += 1;
    push({ ...view, sequence });
  };
  const refresh = (): void => {
    cancel ??= clock.after(SETTLE_MS, draw);
  };
  const stopListening = session.onEvent(refresh);
  return {
    now: make,
    refresh,
    notice(all) {
      notices = all;
      refresh();
    },
    stop() {
      stopListening();
      cancel?.();
    },
  };
}
