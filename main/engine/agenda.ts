import type { Cause } from '../domain/event.ts';
import { retryOf } from '../domain/problem.ts';
import { intervalOn, mayBeEarlyBy, nextCheckDelay, retryDelay, sweepDelay } from '../domain/schedule.ts';
import { refKey } from '../domain/secret.ts';
import type { CoverageMap } from './coverage.ts';
import { EVERYTHING, type Pause, Pauses } from './pauses.ts';
import type { Clock } from './ports.ts';
import { Timers } from './timers.ts';
import { plainWish, type Watcher, type Wish } from './watcher.ts';
import type { Watchers } from './watchers.ts';

export type AgendaPorts = {
  readonly clock: Clock;
  readonly watchers: Watchers;
  readonly coverage: CoverageMap;
  /** The time of a watcher has come. */
  readonly ring: (watcher: Watcher, wish: Wish) => void;
  /** A pause (of a `refKey`, or of everything) is over. */
  readonly pauseIsOver: (key: string) => void;
  /** Between two sweeps of what events tell of; absent: 15 minutes. */
  readonly sweepMs?: number | undefined;
  /** The machine slept, or its clock was set. */
  readonly overslept: () => void;
};

/** When each secret is asked about next: by its interval, after a failure, in a sweep, and never while it is paused. */
export class Agenda {
  readonly #ports: AgendaPorts;
  readonly #timers: Timers;
  readonly #pauses: Pauses;
  #isOpen = false;

  constructor(ports: AgendaPorts) {
    this.#ports = ports;
    this.#timers = new Timers(ports.clock, ports.overslept);
    this.#pauses = new Pauses(this.#timers, ports.pauseIsOver);
  }

  /** Nothing is planned before. */
  open(): void {
    this.#isOpen = true;
  }

  close(): void {
    this.#isOpen = false;
    this.#timers.stop();
  }

  /** After a check; a held watcher waits for its resumption. */
  planNext(watcher: Watcher): void {
    if (!this.#isOpen || this.isHeld(watcher)) return;
    const delayMs = this.#nextDelay(watcher);
    this.#plan(watcher, delayMs === undefined ? undefined : { delayMs, wish: plainWish('poll') });
  }

  /** All of them, soon and spread; those that are held stay so. */
  sweep(watchers: readonly Watcher[], cause: Cause): void {
    for (const [index, watcher] of this.#free(watchers).entries()) {
      this.#plan(watcher, { delayMs: sweepDelay(index), wish: plainWish(cause) });
    }
  }

  /** Their interval got shorter: the plan for those that wait for their next check. */
  hasten(watchers: readonly Watcher[]): void {
    for (const watcher of this.#free(watchers)) {
      const delayMs = this.#nextDelay(watcher);
      if (watcher.nextCheckAt === undefined || delayMs === undefined) continue;
      const isEarlier = this.#ports.clock.now() + delayMs < watcher.nextCheckAt;
      if (isEarlier) this.#plan(watcher, { delayMs, wish: plainWish('poll') });
    }
  }

  /** It is watched no longer. */
  drop({ ref }: Watcher): void {
    this.#timers.clear(refKey(ref));
  }

  pause(key: string, pause: Pause): void {
    this.#pauses.begin(key, pause);
    for (const watcher of this.#ports.watchers.all()) if (this.isHeld(watcher)) this.#plan(watcher, undefined);
  }

  /** False when there was no pause. */
  resume(key: string): boolean {
    return this.#pauses.end(key);
  }

  pauseOf(key = EVERYTHING): Pause | undefined {
    return this.#pauses.of(key);
  }

  isHeld({ ref }: Watcher): boolean {
    return this.#pauses.holds(refKey(ref));
  }

  #free(watchers: readonly Watcher[]): Watcher[] {
    return this.#isOpen ? watchers.filter((watcher) => !this.isHeld(watcher)) : [];
  }

  #nextDelay(watcher: Watcher): number | undefined {
    const { clock, coverage, sweepMs } = this.#ports;
    const { intervalMs, phase, rotation } = watcher;
    const random = clock.random();
    if (phase.kind === 'failed') {
      return retryDelay({ intervalMs, random, retry: retryOf(phase.problem), failures: phase.failures });
    }
    const usual = intervalOn(coverage.routeOf(watcher), intervalMs, sweepMs);
    return nextCheckDelay({ intervalMs: usual, random, now: clock.now(), ...(rotation && { rotation }) });
  }

  #plan(watcher: Watcher, next: { readonly delayMs: number; readonly wish: Wish } | undefined): void {
    const { clock, watchers, ring } = this.#ports;
    const name = refKey(watcher.ref);
    delete watcher.nextCheckAt;
    this.#timers.clear(name);
    if (next === undefined || watchers.get(name) !== watcher) return;
    watcher.nextCheckAt = clock.now() + next.delayMs;
    const time = { at: watcher.nextCheckAt, earlyMs: mayBeEarlyBy(next.delayMs) };
    this.#timers.set(name, time, () => ring(watcher, next.wish));
  }
}
