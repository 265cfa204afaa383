import { join } from 'node:path';
import type { Clock } from '../engine/ports.ts';
import type { Electron } from './electron.ts';
import { menuWords } from './menu-words.ts';
import { type Bar, trayIcon } from './tray-icon.ts';
import { createTrayItem, type TrayItem } from './tray-item.ts';
import { entry } from './tray-menu.ts';

type Parts = {
  readonly electron: Pick<Electron, 'Tray' | 'Menu'>;
  /** Of `assets/tray`. */
  readonly iconDirectory: string;
  readonly bar: Bar;
  readonly clock: Pick<Clock, 'after'>;
  /** No window follows. */
  readonly isHidden: boolean;
  readonly quit: () => void;
};

/**
 * Electron puts an item into the bar in several turns of the loop; what loads next would hold them up. Started at login there is
 * time, on a machine that is busy then; whoever started it by hand waits for the window. Milliseconds.
 */
const THERE_WITHIN_MS = { hidden: 400, shown: 100 };

/** The icon before anything stands behind it, even before it is known whether somebody shows it: all that loads longer. */
export async function showFirstItem({ electron, iconDirectory, bar, clock, isHidden, quit }: Parts): Promise<TrayItem> {
  const item = createTrayItem(electron);
  item.hear(({ kind }) => {
    if (kind === 'quit') quit();
  });
  item.render({
    icon: join(iconDirectory, trayIcon('calm', bar)),
    tooltip: 'Keyturn: starting',
    menu: [entry('Starting'), { kind: 'rule' }, entry(menuWords(bar.platform).quit, { kind: 'quit' })],
  });
  const waitMs = isHidden ? THERE_WITHIN_MS.hidden : THERE_WITHIN_MS.shown;
  await new Promise<void>((resolve) => void clock.after(waitMs, resolve));
  return item;
}
