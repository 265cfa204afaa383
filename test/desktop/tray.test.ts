import { expect, test } from 'vitest';
import type { WatchSession } from '../../main/border/watch-session.ts';
import { runTray } from '../../main/desktop/tray.ts';
import type { TrayElectron } from '../../main/desktop/tray-item.ts';
import type { KeyturnEvent } from '../../main/domain/event.ts';
import type { WatchView } from '../../main/domain/view.ts';
import { FakeClock, settled } from '../support/fake-clock.ts';
import { aFeed, anEvent, aView, NOON } from './views.ts';

type Entry = { readonly label?: string; readonly enabled?: boolean; readonly click?: () => void };

/** A bar that keeps what it was told, in order. */
function fakeElectron() {
  const drawn: string[] = [];
  let menu: Entry[] = [];
  class Tray {
    constructor(image: string) {
      drawn.push(`new ${image}`);
    }
    setImage = (image: unknown): void => void drawn.push(`image ${image}`);
    setToolTip = (text: string): void => void drawn.push(`tooltip ${text}`);
    setContextMenu = (): void => void drawn.push('menu');
    destroy = (): void => void drawn.push('destroyed');
    on = (): void => undefined;
  }
  const Menu = { buildFromTemplate: (template: Entry[]) => (menu = template) };
  const click = (label: string): void => menu.find((entry) => entry.label === label)?.click?.();
  return {
    electron: { Tray, Menu } as unknown as TrayElectron,
    drawn,
    click,
    labels: () => menu.flatMap(({ label }) => label ?? []),
  };
}

function aTray(views: WatchView[]) {
  const clock = new FakeClock(NOON);
  const bar = fakeElectron();
  const check = Promise.withResolvers<void>();
  let [checks, quits] = [0, 0];
  let tell = (_event: KeyturnEvent): void => undefined;
  const session: WatchSession = {
    onEvent(listener) {
      tell = listener;
      return () => {
        tell = () => undefined;
      };
    },
    views: () => views.map((view) => ({ ...view, projects: [] })),
    isPaused: false,
    pause: undefined,
    calls: () => [],
    cost: () => undefined,
    projects: () => [],
    addProject: () => undefined,
    removeProject: async () => undefined,
    look: async () => undefined,
    checkNow: () => {
      checks += 1;
      return check.promise;
    },
    stop: async () => undefined,
  };
  const tray = runTray({
    electron: bar.electron,
    session,
    clock,
    iconDirectory: '',
    bar: () => ({ platform: 'linux', isDark: false }),
    border: {
      ask: async (name) => ({ ok: true, value: name === 'getView' ? { watches: [], projects: [] } : [] }),
      on: () => () => undefined,
    },
    act: ({ kind }) => {
      if (kind === 'quit') quits += 1;
    },
  });
  tray.hosted(true);
  return { ...bar, tray, clock, tell: (event: KeyturnEvent) => tell(event), check, counts: () => ({ checks, quits }) };
}

const FIRST = ['new calm-color.png', 'tooltip Keyturn: 1 in step', 'menu'];

test('draws once, and again only what changed', async () => {
  const views = [aView()];
  const { drawn, clock, tell } = aTray(views);
  for (let round = 0; round < 5; round += 1) tell(anEvent({ kind: 'checked' }));
  await clock.advance(1000);
  expect(drawn).toEqual(FIRST);
  views[0] = aView({ writtenAt: clock.now() });
  tell(anEvent());
  await clock.advance(1000);
  expect(drawn).toEqual([...FIRST, 'image changed-color.png']);
});

test('the icon calms down a minute after the write, without an event', async () => {
  const { drawn, clock } = aTray([aView({ writtenAt: NOON })]);
  await clock.advance(60_000);
  expect(drawn).toEqual(['new changed-color.png', ...FIRST.slice(1), 'image calm-color.png']);
});

test('an event is drawn as the views tell it a moment later', async () => {
  const views = [aView()];
  const { drawn, labels, clock, tell } = aTray(views);
  tell(anEvent({ kind: 'conflict' }));
  views[0] = aView({ feeds: [aFeed('conflict')] });
  await clock.advance(100);
  expect(drawn.slice(3)).toEqual(['image needs-you-color.png', 'tooltip Keyturn: 1 needs you', 'menu']);
  expect(labels()[0]).toBe('1 needs you');
});

test('a check on a click shows after a second, once however often one clicks, until it ended', async () => {
  const { drawn, click, clock, check, counts } = aTray([aView()]);
  click('Check now');
  click('Check now');
  await clock.advance(999);
  expect(drawn).toEqual(FIRST);
  await clock.advance(1);
  expect(drawn.slice(3)).toEqual(['image checking-color.png']);
  check.reject(new Error('AWS is away'));
  await settled();
  expect(drawn.slice(4)).toEqual(['image calm-color.png']);
  expect(counts()).toEqual({ checks: 1, quits: 0 });
});

test('after the stop nothing is drawn and no alarm is left', async () => {
  const { drawn, click, tray, clock, tell, check, counts } = aTray([aView({ writtenAt: NOON })]);
  tell(anEvent());
  click('Check now');
  click('Quit Keyturn');
  tray.stop();
  check.resolve();
  tell(anEvent());
  await clock.advance(120_000);
  expect(drawn.at(-1)).toBe('destroyed');
  expect(clock.armed).toBe(0);
  expect(counts()).toEqual({ checks: 1, quits: 1 });
});
