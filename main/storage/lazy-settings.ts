import { type Problem, ProblemError } from '../domain/problem.ts';
import { openSettings, type SettingsFile, type SettingsStore } from './settings-file.ts';
import type { Settings } from './settings-schema.ts';

type Options = {
  readonly directory: string;
  /** Loads the writer and answers how to open its store. */
  readonly loadStore: (directory: string) => Promise<() => SettingsStore>;
  /** Epoch milliseconds. */
  readonly now: () => number;
};

/** Settings whose writer, by far the largest part, loads only when something is to be written: most commands never do. */
export class LazySettings {
  readonly #file: SettingsFile;
  readonly #load: () => Promise<void>;
  #writing: Promise<void> = Promise.resolve();

  private constructor({ directory, loadStore, now }: Options) {
    let open: (() => SettingsStore) | undefined;
    this.#load = async () => {
      open ??= await loadStore(directory);
    };
    this.#file = openSettings({
      directory,
      now,
      openStore() {
        if (!open) throw new ProblemError(NOT_LOADED);
        return open();
      },
    });
  }

  static async open(options: Options): Promise<LazySettings> {
    const settings = new LazySettings(options);
    // A damaged or outdated file is repaired as it is read.
    if (settings.notice() === NOT_LOADED) await settings.#load();
    return settings;
  }

  read(): Settings {
    return this.#file.read().settings;
  }

  /** What was lost or restored. */
  notice(): Problem | undefined {
    return this.#file.read().notice;
  }

  /** One after the other; `written` resolves after the last. Raises a `ProblemError`. */
  update(change: (settings: Settings) => Settings): Promise<void> {
    this.#writing = this.#writing.then(this.#load).then(() => void this.#file.update(change));
    return this.#writing;
  }

  written(): Promise<void> {
    return this.#writing;
  }
}

const NOT_LOADED: Problem = {
  code: 'settings-damaged',
  message: 'The settings need their writer first.',
  cure: 'Report it with the steps that led here.',
};
