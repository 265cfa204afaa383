import { storeOptions } from '../storage/conf-store.ts';
import type { SettingsStore } from '../storage/settings-file.ts';
import { withoutSignalListeners } from '../storage/signal-listeners.ts';

/** The tray writes the settings with electron-store, into the same file that the command line writes with `conf`. */
export async function loadElectronStore(directory: string): Promise<() => SettingsStore> {
  const { default: Store } = await withoutSignalListeners(() => import('electron-store'));
  return () => new Store<Record<string, unknown>>(storeOptions(directory));
}
