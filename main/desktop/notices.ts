import type { Notice } from '../../preload/views.ts';

/** What the desktop itself has to say about everything. */
const NOTICES = {
  'no tray': {
    kind: 'no tray',
    message: 'This desktop shows no tray icons. Keyturn keeps running when you close the window.',
    cure: 'On GNOME, the AppIndicator extension adds them. Starting Keyturn again opens this window.',
  },
  'no notifications': {
    kind: 'no notifications',
    message: 'This desktop shows no notifications, so changes are told here and in the tray only.',
    cure: 'Start a notification service, such as dunst or mako.',
  },
  'after crash': {
    kind: 'crashed',
    message: 'Keyturn was ended before it could quit. Nothing was lost: it went on from what it had noted.',
    cure: 'If it happens again, look at History for what ran then.',
  },
  'window crashed': {
    kind: 'crashed',
    message: 'The window broke down and was opened again. Your files were kept in step meanwhile.',
    cure: 'If it happens again, quit Keyturn and start it anew.',
  },
  demo: {
    kind: 'demo',
    message: 'This is a demo with a pretend AWS and a sample project.',
    cure: 'Quit it to leave; nothing of yours is touched.',
  },
} as const satisfies Record<string, Notice>;

export type NoticeName = keyof typeof NOTICES;

export type Notices = { show(name: NoticeName, isShown: boolean): void };

export function createNotices(tell: (notices: readonly Notice[]) => void): Notices {
  const shown = new Set<NoticeName>();
  return {
    show(name, isShown) {
      if (shown.has(name) === isShown) return;
      if (isShown) shown.add(name);
      else shown.delete(name);
      tell([...shown].map((one) => NOTICES[one]));
    },
  };
}
