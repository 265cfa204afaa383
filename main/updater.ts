// A bundle of its own beside the tray, which mostly runs without it.
import { autoUpdater } from 'electron-updater';
import type { Updater } from './desktop/updates.ts';

autoUpdater.logger = null;
// An error without a listener would end the process; the promise tells it too.
autoUpdater.on('error', () => undefined);

/** Downloads what the publisher signed, and installs it when Keyturn is quit. */
export const updater: Updater = autoUpdater;
