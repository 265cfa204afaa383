import type { Clock } from './ports.ts';

type Alarm = { readonly at: number; readonly earlyMs: number; readonly ring: () => void };

export type AlarmTime = {
  /** Epoch milliseconds. */
  readonly at: number;
  /** It may ring this much earlier, together with another: a machine that is awake does the work of several at once. */
  readonly earlyMs?: number;
};

/** Timers stand still while a machine sleeps, so the clock on the wall is looked at this often. Milliseconds. */
const LOOK_MS = 30_000;
/** A timer that rings this far off was asleep, or the clock was set. */
const OVERSLEPT_MS = 10_000;

/** Any number of alarms on one operating-system timer. */
export class Timers {
  readonly #clock: Clock;
  readonly #alarms = new Map<string, Alarm>();
  readonly #overslept: () => void;
  #armed: { readonly at: number; readonly disarm: () => void } | undefined;

  /** `overslept` is called instead of ringing everything at once; it sets the alarms anew. */
  constructor(clock: Clock, overslept: () => void) {
    this.#clock = clock;
    this.#overslept = overslept;
  }

  /** Replaces the alarm of that name. */
  set(name: string, { at, earlyMs = 0 }: AlarmTime, ring: () => void): void {
    this.#alarms.set(name, { at, earlyMs, ring });
    if (this.#armed === undefined || at < this.#armed.at) this.#arm();
  }

  clear(name: string): void {
    this.#alarms.delete(name);
  }

  stop(): void {
    this.#alarms.clear();
    this.#arm();
  }

  #arm(): void {
    let first = Number.POSITIVE_INFINITY;
    for (const { at } of this.#alarms.values()) first = Math.min(first, at);
    const now = this.#clock.now();
    const at = Math.max(now, Math.min(first, now + LOOK_MS));
    if (this.#armed && this.#armed.at <= at && first !== Number.POSITIVE_INFINITY) return;
    this.#armed?.disarm();
    this.#armed = undefined;
    if (first === Number.POSITIVE_INFINITY) return;
    this.#armed = { at, disarm: this.#clock.after(at - now, () => this.#look(at)) };
  }

  #look(expectedAt: number): void {
    this.#armed = undefined;
    const now = this.#clock.now();
    if (Math.abs(now - expectedAt) > OVERSLEPT_MS) {
      this.#overslept();
      this.#arm();
      return;
    }
    const isDue = [...this.#alarms.values()].some(({ at }) => at <= now);
    const due = isDue ? [...this.#alarms].filter(([, { at, earlyMs }]) => at - earlyMs <= now) : [];
    for (const [name] of due) this.#alarms.delete(name);
    this.#arm();
    for (const [, alarm] of due) alarm.ring();
  }
}
