import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { type Problem, ProblemError } from '../domain/problem.ts';
import { replaceFile, storageFailed } from './durable-file.ts';
import { CONFIG_FILES } from './paths.ts';
import { type LoadedSettings, loadSettings } from './settings-recovery.ts';
import { EMPTY_SETTINGS, parseSettings, type Settings, settingsText } from './settings-schema.ts';

/** As much of `conf` and of electron-store as is used. */
export type SettingsStore = { store: Record<string, unknown> };

export type SettingsFile = {
  /** Never fails: `notice` says what was lost or restored, or why nothing can be changed. */
  read(): { readonly settings: Settings; readonly notice?: Problem };
  /** Writes what `change` answers, unless it is the same. Raises a `ProblemError`; then nothing has changed. */
  update(change: (settings: Settings) => Settings): Settings;
};

type Options = {
  readonly directory: string;
  /** Called for the first write, because `conf` refuses to open a damaged file. */
  readonly openStore: () => SettingsStore;
  /** Epoch milliseconds. */
  readonly now: () => number;
};

/** Reads on demand; a damaged file is put aside and the last good one used. `now`: epoch milliseconds. */
export function openSettings({ directory, openStore, now }: Options): SettingsFile {
  const path = join(directory, CONFIG_FILES.settings);
  const lastGood = join(directory, CONFIG_FILES.lastGoodSettings);
  let store: SettingsStore | undefined;
  const write = (settings: Settings): void => {
    store ??= open(directory, openStore);
    store.store = { ...settings };
    replaceFile({ path: lastGood, content: settingsText(settings) });
  };
  let told: Problem | undefined;
  const load = (): LoadedSettings => {
    const loaded = safely(() => loadSettings({ path, lastGood, now }));
    // The file is whole again after the first time; what happened stays worth telling.
    if (!loaded.isReadOnly) told ??= loaded.notice;
    return loaded;
  };
  return {
    read() {
      const { settings, notice = told } = load();
      return { settings, ...(notice && { notice }) };
    },
    update(change) {
      const before = load();
      if (before.isReadOnly && before.notice) throw new ProblemError(before.notice);
      const after = parseSettings(change(before.settings));
      if (!after) throw new ProblemError(INVALID);
      if (!isDeepStrictEqual(after, before.settings)) guard(path, () => write(after));
      return after;
    },
  };
}

const LEFT_BEHIND = /^config\.json\b.*\.(new$|tmp-)/;

/** Also removes what a writer, `conf` too, left behind when it was killed in mid-write. */
function open(directory: string, openStore: () => SettingsStore): SettingsStore {
  const left = readdirSync(directory).filter((name) => LEFT_BEHIND.test(name));
  for (const name of left) rmSync(join(directory, name), { force: true });
  return openStore();
}

/** The settings as they are, repairing nothing: empty ones where they cannot be read. */
export function readSettings(directory: string, now: () => number): Settings {
  const openStore = (): never => {
    throw new ProblemError(READ_ONLY);
  };
  return openSettings({ directory, openStore, now }).read().settings;
}

function safely(load: () => LoadedSettings): LoadedSettings {
  try {
    return load();
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return { settings: EMPTY_SETTINGS, notice: error.problem, isReadOnly: true };
  }
}

function guard(path: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    throw storageFailed(path, error);
  }
}

const INVALID: Problem = {
  code: 'configuration',
  message: 'Projects and allowed target paths are kept as absolute paths',
  cure: 'Give the whole path',
};

const READ_ONLY: Problem = {
  code: 'settings-damaged',
  message: 'The settings (config.json) are damaged or outdated',
  cure: 'Run `keyturn status`: it repairs them from the last good ones',
};
