import Conf from 'conf';
import { CONFIG_FILES } from './paths.ts';
import type { SettingsStore } from './settings-file.ts';

/** The file that electron-store uses, written by the same library without Electron. */
export function openConfStore(directory: string): SettingsStore {
  const configName = CONFIG_FILES.settings.replace(/\.json$/, '');
  return new Conf({ cwd: directory, configName, configFileMode: 0o600 });
}
