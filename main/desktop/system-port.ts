import type { BrowserWindow } from 'electron';
import type { SystemPort } from '../border/border.ts';
import { ProblemError } from '../domain/problem.ts';
import type { Sealed } from '../domain/sealed.ts';
import type { Clock } from '../engine/ports.ts';
import { createAlarm } from './alarm.ts';
import type { Electron } from './electron.ts';
import { isOutsidePage } from './outside-pages.ts';

/** A value stays this long on the screen, or in the clipboard. */
const KEPT_MS = 30_000;

type Parts = {
  readonly electron: Pick<Electron, 'clipboard' | 'dialog' | 'shell'>;
  readonly clock: Pick<Clock, 'after'>;
  readonly frame: () => BrowserWindow | undefined;
  readonly startDemo: () => Promise<void>;
  readonly startsAtLogin: (isOn: boolean) => Promise<void>;
  readonly looksForUpdates: (isOn: boolean) => Promise<void>;
};

export type DesktopSystem = SystemPort & {
  /** Takes back what still lies in the clipboard. */
  forget(): Promise<void>;
};

function refused(message: string, cure: string): ProblemError {
  return new ProblemError({ code: 'configuration', message, cure });
}

/** A value in the clipboard, until somebody copies something else or the time is over. */
function createLoan({ electron, clock }: Parts) {
  let lent: Sealed | undefined;
  const alarm = createAlarm(clock, () => void forget());
  async function forget(): Promise<void> {
    alarm.clear();
    const text = lent?.reveal();
    lent = undefined;
    // Asynchronous since Electron 44.
    const { clipboard } = electron;
    if (text !== undefined && (await clipboard.readText()) === text) await clipboard.clear();
  }
  return {
    forget,
    async copy(text: Sealed) {
      lent = text;
      await electron.clipboard.writeText(text.reveal());
      alarm.set(KEPT_MS);
    },
  };
}

async function show({ electron: { dialog }, clock, frame }: Parts, text: Sealed, title: string): Promise<void> {
  const over = new AbortController();
  const alarm = createAlarm(clock, () => over.abort());
  alarm.set(KEPT_MS);
  const box = {
    message: title,
    detail: text.reveal(),
    buttons: ['Hide'],
    noLink: true,
    signal: over.signal,
  };
  const parent = frame();
  await (parent ? dialog.showMessageBox(parent, box) : dialog.showMessageBox(box)).finally(() => alarm.clear());
}

/** What only the system can do for a window. */
export function createSystem(parts: Parts): DesktopSystem {
  // Electron loads each of its parts when it is first named.
  const { electron } = parts;
  const loan = createLoan(parts);
  return {
    ...loan,
    async reveal(text, title) {
      // The page does not wait until somebody has read it.
      void show(parts, text, title).catch(() => undefined);
    },
    async copyText(text) {
      await electron.clipboard.writeText(text);
    },
    async chooseFolder() {
      const parent = parts.frame();
      const options = { properties: ['openDirectory' as const, 'createDirectory' as const] };
      const { dialog } = electron;
      const { filePaths } = await (parent ? dialog.showOpenDialog(parent, options) : dialog.showOpenDialog(options));
      return filePaths[0];
    },
    async openPath(path) {
      const failure = await electron.shell.openPath(path);
      if (failure !== '') throw refused(`${path} cannot be opened.`, 'Choose a program for files of its kind.');
    },
    async openPage(url) {
      if (!isOutsidePage(url))
        throw refused('Keyturn does not open that address.', 'Open it in your browser yourself.');
      await electron.shell.openExternal(url);
    },
    startDemo: parts.startDemo,
    startsAtLogin: parts.startsAtLogin,
    looksForUpdates: parts.looksForUpdates,
  };
}
