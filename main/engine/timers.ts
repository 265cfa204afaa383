import type { Clock } from './ports.ts';

type Alarm = { readonly at: number; readonly ring: () => void };

/** Longer delays overflow the timer's 32 bits (Node.js, setTimeout); the alarm is simply armed again. */
const LONGEST_MS = 2_000_000_000;

/** Any number of alarms on one operating-system timer. */
export class Timers {
  readonly #clock: Clock;
  readonly #alarms = new Map<string, Alarm>();
  #armed: { readonly at: number; readonly disarm: () => void } | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Replaces the alarm of that name. `at`: epoch milliseconds. */
  set(name: string, at: number, ring: () => void): void {
    this.#alarms.set(name, { at, ring });
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
    if (this.#armed?.at === first) return;
    this.#armed?.disarm();
    this.#armed = undefined;
    if (first === Number.POSITIVE_INFINITY) return;
    const delayMs = Math.min(LONGEST_MS, Math.max(0, first - this.#clock.now()));
    this.#armed = { at: first, disarm: this.#clock.after(delayMs, () => this.#ringDue()) };
  }

  #ringDue(): void {
    this.#armed = undefined;
    const now = this.#clock.now();
    const due = [...this.#alarms].filter(([, alarm]) => alarm.at <= now);
    for (const [name] of due) this.#alarms.delete(name);
    this.#arm();
    for (const [, alarm] of due) alarm.ring();
  }
}
