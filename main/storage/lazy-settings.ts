import { type Problem, ProblemError } from '../domain/problem.ts';
import { openSettings, type SettingsFile, type SettingsStore } from './settings-file.ts';
import type { Settings } from './settings-schema.ts';

type Options = {
  readonly directory: string;
  readonly openStore: (directory: string) => Promise<SettingsStore>;
  /** Epoch milliseconds. */
  readonly now: () => number;
};

/** Settings whose writer loads only when something is written: most commands never do. */
export class LazySettings {
  readonly #file: SettingsFile;
  readonly #load: () => Promise<void>;
  #writing: Promise<void> = Promise.resolve();

  constructor({ directory, openStore, now }: Options) {
    let store: SettingsStore | undefined;
    this.#load = async () => {
      store ??= await openStore(directory);
    };
    this.#file = openSettings({
      directory,
      now,
      openStore() {
        if (!store) throw new ProblemError(NOT_OPEN);
        return store;
      },
    });
  }

  read(): Settings {
    return this.#file.read().settings;
  }

  /** What was lost or restored. */
  notice(): Problem | undefined {
    return this.#file.read().notice;
  }

  /** One after the other; `written` resolves after the last. */
  update(change: (settings: Settings) => Settings): Promise<void> {
    this.#writing = this.#writing.then(this.#load).then(() => void this.#file.update(change));
    return this.#writing;
  }

  written(): Promise<void> {
    return this.#writing;
  }
}

const NOT_OPEN: Problem = {
  code: 'settings-damaged',
  message: 'The settings were to be written before they were opened.',
  cure: 'Report it with the steps that led here.',
};
