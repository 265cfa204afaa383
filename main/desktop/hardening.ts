import type { WebContents } from 'electron';
import type { Electron } from './electron.ts';
import { isOurAddress } from './page-address.ts';

function refuse(event: { preventDefault(): void }): void {
  event.preventDefault();
}

/** One page, which leads nowhere else. */
function confine(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', refuse);
  contents.on('will-frame-navigate', refuse);
  contents.on('will-redirect', refuse);
  contents.on('will-attach-webview', refuse);
}

/** Before `ready`. Points 4, 11, 12, 13 and 14 of https://www.electronjs.org/docs/latest/tutorial/security */
export function confinePages({ app }: Pick<Electron, 'app'>): void {
  // It would take the switch back, without which root cannot start Chromium at all.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  app.on('web-contents-created', (_event, contents) => confine(contents));
}

/** After `ready`: no permission, no device, and nothing from the network. Points 1 and 5. */
export function confineSession({ session }: Pick<Electron, 'session'>): void {
  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  defaultSession.setPermissionCheckHandler(() => false);
  defaultSession.setDevicePermissionHandler(() => false);
  defaultSession.webRequest.onBeforeRequest(({ url }, answer) => {
    answer({ cancel: !isOurAddress(url) && !url.startsWith('devtools:') && !url.startsWith('data:') });
  });
  defaultSession.on('will-download', refuse);
}
