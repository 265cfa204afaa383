import { CONFIG_FILES } from './paths.ts';
import type { SettingsStore } from './settings-file.ts';
import { withoutSignalListeners } from './signal-listeners.ts';

/** Shared with electron-store, which writes the same file. */
export function storeOptions(directory: string) {
  return { cwd: directory, configName: CONFIG_FILES.settings.replace(/\.json$/, ''), configFileMode: 0o600 };
}

/** Loads `conf` and answers how to open its store; loading is apart, because most commands write no settings. */
export async function loadConfStore(directory: string): Promise<() => SettingsStore> {
  const { default: Conf } = await withoutSignalListeners(() => import('conf'));
  return () => new Conf<Record<string, unknown>>(storeOptions(directory));
}
