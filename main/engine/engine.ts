import type { Cause, KeyturnEvent } from '../domain/event.ts';
import type { CheckResult } from '../domain/outcome.ts';
import type { Problem } from '../domain/problem.ts';
import { refKey } from '../domain/secret.ts';
import type { WatchView } from '../domain/view.ts';
import type { Watch } from '../domain/watch.ts';
import { Agenda } from './agenda.ts';
import { refPart } from './announce.ts';
import { Announcer } from './announcer.ts';
import { CoverageMap } from './coverage.ts';
import { Hearings } from './hearings.ts';
import { EVERYTHING, type Pause } from './pauses.ts';
import { checkProblem, phaseAfter, waitingForLogin, waitingForTheSame } from './phase.ts';
import type { Channel, Clock, Hearing, History, Ledger, Source, Target } from './ports.ts';
import { Runner } from './runner.ts';
import { noteCheck } from './sighting.ts';
import { viewOf } from './view.ts';
import { isNew, type Watcher, type Wish } from './watcher.ts';
import { Watchers } from './watchers.ts';

export type EnginePorts = {
  readonly source: Source;
  readonly target: Target;
  readonly ledger: Ledger;
  readonly history: History;
  readonly clock: Clock;
  /** Between two sweeps of what events tell of; absent: 15 minutes. */
  readonly sweepMs?: number | undefined;
};

/** The loop: wait, check, fetch, plan, apply, announce; for every watched secret, until stopped. */
export class Engine {
  readonly #ports: EnginePorts;
  readonly #watchers = new Watchers();
  readonly #coverage = new CoverageMap();
  readonly #agenda: Agenda;
  readonly #announcer: Announcer;
  readonly #runner: Runner;
  readonly #hearings: Hearings;
  readonly #abort = new AbortController();
  #stopLoginWatch: (() => void) | undefined;
  #isRunning = false;

  constructor(ports: EnginePorts) {
    this.#ports = ports;
    this.#agenda = new Agenda({
      clock: ports.clock,
      watchers: this.#watchers,
      coverage: this.#coverage,
      sweepMs: ports.sweepMs,
      ring: (watcher, wish) => void this.#run(watcher, wish),
      pauseIsOver: (key) => this.resume(key),
      overslept: () => this.sweep('wake'),
    });
    this.#announcer = new Announcer(ports.history, ports.clock);
    const { signal } = this.#abort;
    this.#runner = new Runner({ ...ports, announcer: this.#announcer, watchers: this.#watchers, signal });
    this.#hearings = new Hearings({
      clock: ports.clock,
      watchers: this.#watchers,
      agenda: this.#agenda,
      coverage: this.#coverage,
      signal,
      isOpen: (watcher) => this.#isRunning && !this.#agenda.isHeld(watcher),
      take: (watcher, turn) => this.#runner.take(watcher, turn),
      check: (watcher, wish) => this.#check(watcher, wish),
      tell: (announcement) => this.#announcer.tell(announcement),
    });
  }

  onEvent(listener: (event: KeyturnEvent) => void): () => void {
    return this.#announcer.listen(listener);
  }

  /** Replaces what is watched; `sweep` or `refresh` asks about what is new. */
  load(watches: readonly Watch[]): void {
    for (const watcher of this.#watchers.load(watches)) this.#agenda.drop(watcher);
  }

  /** Runs until `stop`: one spread sweep now, then each secret at its own time. */
  start(): void {
    this.#isRunning = true;
    this.#agenda.open();
    this.#announcer.tell({ kind: 'started' });
    const waiting = (): Watcher[] => waitingForLogin(this.#watchers.all());
    const retry = (): void => this.#agenda.sweep(waiting(), 'wake');
    this.#stopLoginWatch = this.#ports.source.onLogin(retry, () => waiting().length > 0);
    this.sweep('start');
  }

  get isRunning(): boolean {
    return this.#isRunning;
  }

  /** After start, sleep or a lost network: the timer's own path, spread. All secrets, or those named by their `refKey`. */
  sweep(cause: Cause, keys?: ReadonlySet<string>): void {
    this.#agenda.sweep(this.#chosen(keys), cause);
  }

  /** Asks about secrets and targets that were loaded since the last sweep. */
  sweepNew(): void {
    this.#agenda.sweep(this.#watchers.all().filter(isNew), 'start');
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
    this.#agenda.pause(key, pause);
    this.#announcer.tell({ kind: 'paused', ...this.#about(key) });
  }

  resume(key = EVERYTHING): void {
    if (!this.#agenda.resume(key)) return;
    this.#announcer.tell({ kind: 'started', ...this.#about(key) });
    this.sweep('wake', key === EVERYTHING ? undefined : new Set([key]));
  }

  /** Of everything. */
  get pauseOfAll(): Pause | undefined {
    return this.#agenda.pauseOf();
  }

  /** Of watches that need not be loaded: of those it shows what the ledger remembers. */
  viewsOf(watches: readonly Watch[]): WatchView[] {
    const asked = new Watchers();
    asked.load(watches);
    return asked.all().map((one) => this.#view(this.#watchers.get(refKey(one.ref)) ?? one));
  }

  /** For a channel that begins to speak. What it covers counts as pushed from its first `up` on, until `leave`. */
  hearing(channel: Channel): Hearing {
    return this.#hearings.begin(channel);
  }

  /** The channel has ended: nothing more is heard of it. */
  leave(channel: Channel): void {
    this.#hearings.end(channel);
  }

  /** Asks nothing more of AWS, ends the write that is under way, then resolves. */
  async stop(): Promise<void> {
    this.#agenda.close();
    this.#stopLoginWatch?.();
    this.#abort.abort();
    await this.#runner.finish();
    if (this.#isRunning) this.#announcer.tell({ kind: 'stopped' });
    this.#isRunning = false;
  }

  #run(watcher: Watcher, wish: Wish): Promise<CheckResult> {
    return this.#runner.take(watcher, () => this.#check(watcher, wish));
  }

  /** In a turn of the watcher: what is known of it is right again when the turn ends. */
  async #check(watcher: Watcher, wish: Wish): Promise<CheckResult> {
    const { feeds, phase, versionId, confirmedAt } = watcher;
    const problem = checkProblem(watcher);
    const result = await this.#runner.check(watcher, wish);
    if (wish.isDry || this.#abort.signal.aborted) return result;
    watcher.phase = phaseAfter(result, phase.kind === 'failed' ? phase.failures + 1 : 1);
    noteCheck(watcher, result, this.#ports);
    if (wish.cause === 'poll') this.#coverage.judge(watcher, { versionId, confirmedAt }, this.#ports.clock.now());
    if (problem && !result.problem) this.#resumeOthers(watcher, problem);
    this.#agenda.planNext(watcher);
    // Loaded while it ran: the plan just made would keep it waiting.
    if (watcher.feeds !== feeds) this.sweepNew();
    return result;
  }

  /** What kept one of them from AWS is over: the others need not wait for their own turn. */
  #resumeOthers(recovered: Watcher, problem: Problem): void {
    this.#agenda.sweep(waitingForTheSame(this.#watchers.all(), recovered, problem), 'wake');
  }

  #about(key: string): Partial<KeyturnEvent> {
    const watcher = this.#watchers.get(key);
    return watcher ? refPart(watcher.ref, watcher.region) : {};
  }

  #view(watcher: Watcher): WatchView {
    const pause = this.#agenda.pauseOf(refKey(watcher.ref));
    const route = this.#isRunning && { route: this.#coverage.routeOf(watcher) };
    return { ...viewOf(watcher, this.#ports.ledger), ...route, ...(pause && { pause }) };
  }

  #chosen(keys: ReadonlySet<string> | undefined): Watcher[] {
    return this.#watchers.all().filter((watcher) => keys === undefined || keys.has(refKey(watcher.ref)));
  }
}
