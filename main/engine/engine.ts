import type { Cause, KeyturnEvent } from '../domain/event.ts';
import type { CheckResult } from '../domain/outcome.ts';
import { retryOf } from '../domain/problem.ts';
import { mayBeEarlyBy, nextCheckDelay, retryDelay, sweepDelay } from '../domain/schedule.ts';
import { refKey } from '../domain/secret.ts';
import type { WatchView } from '../domain/view.ts';
import type { Watch } from '../domain/watch.ts';
import { refPart } from './announce.ts';
import { Announcer } from './announcer.ts';
import { EVERYTHING, type Pause, Pauses } from './pauses.ts';
import { checkProblem, phaseAfter, waitingForLogin, waitingForTheSame } from './phase.ts';
import type { Clock, History, Ledger, Source, Target } from './ports.ts';
import { Runner } from './runner.ts';
import { sightingOf } from './sighting.ts';
import { Timers } from './timers.ts';
import { viewOf } from './view.ts';
import { isNew, type Watcher, type Wish } from './watcher.ts';
import { Watchers } from './watchers.ts';

export type EnginePorts = {
  readonly source: Source;
  readonly target: Target;
  readonly ledger: Ledger;
  readonly history: History;
  readonly clock: Clock;
};

function plainWish(cause: Cause): Wish {
  return { cause, isDry: false, adopt: false };
}

/** The loop: wait, check, fetch, plan, apply, announce; for every watched secret, until stopped. */
export class Engine {
  readonly #ports: EnginePorts;
  readonly #watchers = new Watchers();
  readonly #timers: Timers;
  readonly #announcer: Announcer;
  readonly #runner: Runner;
  readonly #abort = new AbortController();
  readonly #pauses: Pauses;
  #stopLoginWatch: (() => void) | undefined;
  #isRunning = false;

  constructor(ports: EnginePorts) {
    this.#ports = ports;
    this.#timers = new Timers(ports.clock, () => this.sweep('wake'));
    this.#pauses = new Pauses(this.#timers, (key) => this.resume(key));
    this.#announcer = new Announcer(ports.history, ports.clock);
    const { signal } = this.#abort;
    this.#runner = new Runner({ ...ports, announcer: this.#announcer, watchers: this.#watchers, signal });
  }

  onEvent(listener: (event: KeyturnEvent) => void): () => void {
    return this.#announcer.listen(listener);
  }

  /** Replaces what is watched; `sweep` or `refresh` asks about what is new. */
  load(watches: readonly Watch[]): void {
    for (const watcher of this.#watchers.load(watches)) this.#timers.clear(refKey(watcher.ref));
  }

  /** Runs until `stop`: one spread sweep now, then each secret at its own time. */
  start(): void {
    this.#isRunning = true;
    this.#announcer.tell({ kind: 'started' });
    const waiting = (): Watcher[] => waitingForLogin(this.#watchers.all());
    const retry = (): void => this.#sweepThese(waiting(), 'wake');
    this.#stopLoginWatch = this.#ports.source.onLogin(retry, () => waiting().length > 0);
    this.sweep('start');
  }

  get isRunning(): boolean {
    return this.#isRunning;
  }

  /** After start, sleep or a lost network: the timer's own path, spread. All secrets, or those named by their `refKey`. */
  sweep(cause: Cause, keys?: ReadonlySet<string>): void {
    this.#sweepThese(this.#chosen(keys), cause);
  }

  /** Asks about secrets and targets that were loaded since the last sweep. */
  sweepNew(): void {
    this.#sweepThese(this.#watchers.all().filter(isNew), 'start');
  }

  isWatched(key: string): boolean {
    return this.#watchers.get(key) !== undefined;
  }

  /** Checks now: all secrets, or those named by their `refKey`. Resolves when everything is written and told. */
  async refresh(wish: Wish, keys?: ReadonlySet<string>): Promise<CheckResult[]> {
    this.#announcer.startRound();
    return Promise.all(this.#chosen(keys).map((watcher) => this.#run(watcher, wish)));
  }

  /** No check by the timer any more: of everything, or of one secret (its `refKey`). */
  pause(key = EVERYTHING, pause: Pause = {}): void {
    this.#pauses.begin(key, pause);
    for (const watcher of this.#watchers.all()) if (this.#isHeld(watcher)) this.#plan(watcher, undefined);
    this.#announcer.tell({ kind: 'paused', ...this.#about(key) });
  }

  resume(key = EVERYTHING): void {
    if (!this.#pauses.end(key)) return;
    this.#announcer.tell({ kind: 'started', ...this.#about(key) });
    this.sweep('wake', key === EVERYTHING ? undefined : new Set([key]));
  }

  /** Of everything. */
  get pauseOfAll(): Pause | undefined {
    return this.#pauses.of(EVERYTHING);
  }

  /** Of watches that need not be loaded: of those it shows what the ledger remembers. */
  viewsOf(watches: readonly Watch[]): WatchView[] {
    const asked = new Watchers();
    asked.load(watches);
    return asked.all().map((one) => this.#view(this.#watchers.get(refKey(one.ref)) ?? one));
  }

  /** Asks nothing more of AWS, ends the write that is under way, then resolves. */
  async stop(): Promise<void> {
    this.#timers.stop();
    this.#stopLoginWatch?.();
    this.#abort.abort();
    await this.#runner.finish();
    if (this.#isRunning) this.#announcer.tell({ kind: 'stopped' });
    this.#isRunning = false;
  }

  async #run(watcher: Watcher, wish: Wish): Promise<CheckResult> {
    const failures = watcher.phase.kind === 'failed' ? watcher.phase.failures : 0;
    const problem = checkProblem(watcher);
    const { feeds } = watcher;
    const result = await this.#runner.run(watcher, wish);
    if (wish.isDry || this.#abort.signal.aborted) return result;
    watcher.phase = phaseAfter(result, failures + 1);
    if (result.outcomes.some((outcome) => outcome.kind === 'planned' && outcome.didWrite)) {
      watcher.writtenAt = this.#ports.clock.now();
    }
    const sighting = sightingOf(watcher, this.#ports.ledger);
    if (sighting) this.#ports.ledger.sight(sighting);
    if (problem && !result.problem) {
      this.#sweepThese(waitingForTheSame(this.#watchers.all(), watcher, problem), 'wake');
    }
    if (this.#isRunning && !this.#isHeld(watcher)) this.#planNext(watcher);
    // Loaded while it ran: the plan just made would keep it waiting.
    if (watcher.feeds !== feeds) this.sweepNew();
    return result;
  }

  #planNext(watcher: Watcher): void {
    const { clock } = this.#ports;
    const common = { intervalMs: watcher.intervalMs, random: clock.random() };
    const { phase, rotation } = watcher;
    const delayMs =
      phase.kind === 'failed'
        ? retryDelay({ ...common, retry: retryOf(phase.problem), failures: phase.failures })
        : nextCheckDelay({ ...common, now: clock.now(), ...(rotation && { rotation }) });
    this.#plan(watcher, delayMs === undefined ? undefined : { delayMs, wish: plainWish('poll') });
  }

  #plan(watcher: Watcher, next: { readonly delayMs: number; readonly wish: Wish } | undefined): void {
    const name = refKey(watcher.ref);
    delete watcher.nextCheckAt;
    this.#timers.clear(name);
    if (next === undefined || this.#watchers.get(name) !== watcher) return;
    watcher.nextCheckAt = this.#ports.clock.now() + next.delayMs;
    const time = { at: watcher.nextCheckAt, earlyMs: mayBeEarlyBy(next.delayMs) };
    this.#timers.set(name, time, () => void this.#run(watcher, next.wish));
  }

  #isHeld({ ref }: Watcher): boolean {
    return this.#pauses.holds(refKey(ref));
  }

  #about(key: string): Partial<KeyturnEvent> {
    const watcher = this.#watchers.get(key);
    return watcher ? refPart(watcher.ref, watcher.region) : {};
  }

  #view(watcher: Watcher): WatchView {
    const pause = this.#pauses.of(refKey(watcher.ref));
    return { ...viewOf(watcher, this.#ports.ledger), ...(pause && { pause }) };
  }

  #chosen(keys: ReadonlySet<string> | undefined): Watcher[] {
    return this.#watchers.all().filter((watcher) => keys === undefined || keys.has(refKey(watcher.ref)));
  }

  #sweepThese(watchers: readonly Watcher[], cause: Cause): void {
    if (!this.#isRunning) return;
    for (const [index, watcher] of watchers.filter((one) => !this.#isHeld(one)).entries()) {
      this.#plan(watcher, { delayMs: sweepDelay(index), wish: plainWish(cause) });
    }
  }
}
