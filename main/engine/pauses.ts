import type { Timers } from './timers.ts';

/** Stands for all secrets at once. */
export const EVERYTHING = '*';

/** `until`: epoch milliseconds; absent: until somebody resumes it. */
export type Pause = { readonly until?: number };

/** What waits until somebody resumes it, or its time is up. */
export class Pauses {
  readonly #pauses = new Map<string, Pause>();
  readonly #timers: Timers;
  readonly #timeIsUp: (key: string) => void;

  constructor(timers: Timers, timeIsUp: (key: string) => void) {
    this.#timers = timers;
    this.#timeIsUp = timeIsUp;
  }

  /** `key`: a `refKey`, or `EVERYTHING`. */
  begin(key: string, pause: Pause): void {
    this.#pauses.set(key, pause);
    this.#timers.clear(`resume ${key}`);
    if (pause.until !== undefined) this.#timers.set(`resume ${key}`, { at: pause.until }, () => this.#timeIsUp(key));
  }

  /** False when there was none. */
  end(key: string): boolean {
    this.#timers.clear(`resume ${key}`);
    return this.#pauses.delete(key);
  }

  of(key: string): Pause | undefined {
    return this.#pauses.get(key);
  }

  holds(key: string): boolean {
    return this.#pauses.has(EVERYTHING) || this.#pauses.has(key);
  }
}
