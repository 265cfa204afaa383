import type { IpcMainInvokeEvent, WebContents } from 'electron';
import { type EventName, events } from '../../preload/contract.ts';
import type { Border } from '../border/border.ts';
import type { Electron } from './electron.ts';
import { isOurAddress } from './page-address.ts';

type Sender = Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>;

/** Our window, its top frame, our address. A frame that is gone has none. */
export function isOurSender({ sender, senderFrame }: Sender, contents: WebContents | undefined): boolean {
  if (contents === undefined || sender !== contents || !senderFrame) return false;
  return senderFrame.parent === null && isOurAddress(senderFrame.url);
}

type Parts = {
  readonly border: Pick<Border, 'ask' | 'on'>;
  /** Of the open window. */
  readonly contents: () => WebContents | undefined;
};

/** The only door between the page and us. Bodies are checked behind it, in one place too. */
export function serveWindow({ ipcMain }: Pick<Electron, 'ipcMain'>, { border, contents }: Parts): () => void {
  ipcMain.handle('ask', (event, name: unknown, body: unknown) => {
    if (!isOurSender(event, contents())) throw new Error('Keyturn answers its own window only.');
    return border.ask(name, body);
  });
  const names = Object.keys(events) as EventName[];
  const stops = names.map((name) => border.on(name, (told) => contents()?.send('told', name, told)));
  return () => {
    for (const stop of stops) stop();
    ipcMain.removeHandler('ask');
  };
}
