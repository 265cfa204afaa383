import { expect, test } from 'vitest';
import { runAlerts } from '../../main/desktop/alerts.ts';
import { routeFor } from '../../main/desktop/notification-route.ts';
import type { KeyturnEvent } from '../../main/domain/event.ts';
import type { Route } from '../../preload/contract.ts';
import type { AppView, HistoryRow, Preferences, WatchRow } from '../../preload/views.ts';
import { FakeClock, settled } from '../support/fake-clock.ts';
import { anEvent, aProblem, NOON } from './views.ts';

const DATABASE = 'dev/shop/database';

function aRow(changes: Partial<WatchRow> = {}): WatchRow {
  const row = { key: 'the key', secret: DATABASE, label: 'AWSCURRENT', region: 'eu-west-1', isMuted: false };
  return { ...row, freshness: { kind: 'fresh', confirmedAt: NOON }, targets: [], ...changes } as unknown as WatchRow;
}

type World = { rows?: readonly WatchRow[]; preferences?: Partial<Preferences>; history?: readonly HistoryRow[] };

/** Alerts on a desktop that keeps what it was shown, and can click it. */
async function someAlerts({ rows = [aRow()], preferences = {}, history = [] }: World = {}) {
  const clock = new FakeClock(NOON);
  const shown: { title: string; body: string; button: string; choose: () => void }[] = [];
  const opened: Route[] = [];
  class Notification {
    static isSupported = (): boolean => true;
    readonly #given: { title: string; body: string; actions: { text: string }[] };
    #choose = (): void => undefined;
    constructor(given: { title: string; body: string; actions: { text: string }[] }) {
      this.#given = given;
    }
    on(name: string, choose: () => void): void {
      if (name === 'click') this.#choose = choose;
    }
    show(): void {
      const { title, body, actions } = this.#given;
      shown.push({ title, body, button: actions[0]?.text ?? '', choose: this.#choose });
    }
  }
  let hear = (_event: KeyturnEvent): void => undefined;
  let push = (_view: AppView): void => undefined;
  const viewOf = (watches: readonly WatchRow[]) => ({ watches, projects: [] }) as unknown as AppView;
  const answers: Record<string, unknown> = {
    getView: viewOf(rows),
    getSettings: { preferences: { notifies: true, ...preferences } },
    getHistory: history,
  };
  const world = { hasService: true };
  const alerts = runAlerts({
    electron: { Notification } as never,
    session: {
      onEvent(listener) {
        hear = listener;
        return () => undefined;
      },
    },
    border: {
      ask: async (name) => ({ ok: true, value: answers[String(name)] as never }),
      on(_name, listener) {
        push = listener as never;
        return () => undefined;
      },
    },
    clock,
    hasService: () => world.hasService,
    isNews: () => true,
    open: (route) => opened.push(route),
  });
  await settled();
  const tell = async (...events: KeyturnEvent[]): Promise<void> => {
    for (const event of events) hear(event);
    await clock.advance(1000);
    await settled();
  };
  return {
    alerts,
    hear: (event: KeyturnEvent) => hear(event),
    tell,
    shown,
    opened,
    world,
    show: (now: readonly WatchRow[]) => push(viewOf(now)),
  };
}

const conflict = anEvent({ kind: 'conflict', problem: aProblem('conflict', 'It was edited.', 'Choose.') });

test('a conflict leads to its watch, which may have come after the notification', async () => {
  const { tell, shown, opened, show } = await someAlerts({ rows: [] });
  await tell(conflict);
  show([aRow()]);
  shown[0]?.choose();
  expect(shown).toMatchObject([{ title: `Choose: ${DATABASE}`, button: 'Compare' }]);
  expect(opened).toEqual([{ page: 'watch', key: 'the key' }]);
});

test('a muted watch is quiet from the first moment, and the others are not', async () => {
  const { tell, shown } = await someAlerts({ rows: [aRow({ isMuted: true }), aRow({ key: 'b', secret: 'dev/b' })] });
  await tell(conflict, anEvent(), anEvent({ ...conflict, secret: 'dev/b' }));
  expect(shown.map(({ title }) => title)).toEqual(['Choose: dev/b']);
});

test('quiet hours, no wish and no service show nothing', async () => {
  const atNoon = new Date(NOON).getHours() * 60;
  const quiet = await someAlerts({ preferences: { quietHours: { from: atNoon, to: atNoon + 60 } } });
  const unwanted = await someAlerts({ preferences: { notifies: false } });
  const alone = await someAlerts();
  alone.world.hasService = false;
  for (const { tell } of [quiet, unwanted, alone]) await tell(conflict, anEvent());
  expect([quiet, unwanted, alone].flatMap(({ shown }) => shown)).toEqual([]);
});

test('a rotation says how old the value was that it ended', async () => {
  const at = new Date(NOON - 34 * 24 * 3_600_000).toISOString();
  const { tell, shown } = await someAlerts({ history: [{ at, kind: 'written', secret: DATABASE, to: 'one' }] });
  await tell(anEvent());
  expect(shown).toMatchObject([
    {
      title: 'dev/shop/database rotated',
      body: 'Wrote DB_PASSWORD to shop/.env. The old value was 34 days old.',
      button: 'Show',
    },
  ]);
});

test('an expired sign-in leads to a watch that waits for it, a trust question to its list', () => {
  const expired = aProblem('login-expired');
  const rows = [
    aRow(),
    aRow({ key: 'waits', profile: 'dev', freshness: { kind: 'stale', confirmedAt: NOON, problem: expired } }),
  ];
  const projects = [{ directory: '/code/shop', name: 'shop', standing: 'waits for trust', problems: [] }] as const;
  const view = { watches: rows, projects };
  const at = '2026-11-24T12:00:00.000Z';
  expect(routeFor([{ at, kind: 'failed', profile: 'dev', problem: expired }], view)).toEqual({
    page: 'watch',
    key: 'waits',
  });
  expect(routeFor([{ at, kind: 'failed', problem: aProblem('trust') }], view)).toEqual({
    page: 'trust',
    key: '/code/shop',
  });
});

test('a burst leads to the list of what it tells', () => {
  const view = { watches: [aRow()], projects: [] };
  const others = ['a', 'b'].map((secret) => anEvent({ secret }));
  expect(routeFor([anEvent(), ...others], view)).toEqual({ page: 'history' });
  expect(routeFor([conflict, { ...conflict, secret: 'a' }], view)).toEqual({ page: 'now' });
  expect(routeFor([anEvent(), anEvent({ target: '/code/shop/apps/api/.env' })], view)).toEqual({
    page: 'watch',
    key: 'the key',
  });
});

test('what waits for its group is still told when the tray quits', async () => {
  const { alerts, hear, shown } = await someAlerts();
  hear(conflict);
  hear(anEvent());
  expect(shown).toEqual([]);
  alerts.stop();
  await settled();
  expect(shown.map(({ button }) => button).toSorted()).toEqual(['Compare', 'Show']);
});
