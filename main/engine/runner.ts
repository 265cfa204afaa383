import { desire } from '../domain/desired.ts';
import { type Feed, feedKey } from '../domain/feed.ts';
import type { Setting } from '../domain/observed.ts';
import type { CheckResult, Outcome } from '../domain/outcome.ts';
import { problemOf } from '../domain/own-fault.ts';
import { ProblemError } from '../domain/problem.ts';
import { PREVIOUS, refKey } from '../domain/secret.ts';
import { placeKey } from '../domain/watch.ts';
import { refPart } from './announce.ts';
import type { Announcer } from './announcer.ts';
import { checkSecret, type Sight } from './check.ts';
import { withPatience } from './patience.ts';
import type { Clock, Ledger, Source, Target } from './ports.ts';
import { reconcilePlace } from './reconcile.ts';
import { Settle } from './settle.ts';
import type { Watcher, Wish } from './watcher.ts';
import type { Watchers } from './watchers.ts';

export type RunnerPorts = {
  readonly source: Source;
  readonly target: Target;
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly announcer: Announcer;
  readonly watchers: Watchers;
  readonly signal: AbortSignal;
};

/** Runs one check from the question to the announcement. */
export class Runner {
  readonly #ports: RunnerPorts;
  readonly #settle: Settle;

  constructor(ports: RunnerPorts) {
    this.#ports = ports;
    const { clock, ledger, target, watchers } = ports;
    const isActive = (secretKey: string): boolean => watchers.get(secretKey) !== undefined;
    const fetchPrevious = (feed: Feed): Promise<readonly Setting[]> => this.#fetchPrevious(feed);
    this.#settle = new Settle({
      clock,
      isMoreExpected: (place) => watchers.isFeederExpected(place, clock.now()),
      rankOf: ({ feed }) => watchers.rankOf(refKey(feed.ref)),
      apply: (place, jobs) => reconcilePlace(place, jobs, { target, ledger, isActive, fetchPrevious }),
    });
  }

  /** Calls `turn` after what this watcher is at, if anything; one thing at a time. Places that it feeds may wait for it. */
  take<T>(watcher: Watcher, turn: () => Promise<T>): Promise<T> {
    this.#ports.watchers.looking.add(watcher);
    const before = watcher.running ?? Promise.resolve();
    const running = before.then(turn, turn).finally(() => this.#stopLooking(watcher));
    watcher.running = running;
    return running.finally(() => {
      if (watcher.running === running) delete watcher.running;
    });
  }

  /** Ends what is being written, starts nothing more. */
  finish(): Promise<void> {
    return this.#settle.finish();
  }

  /** To be called in a turn of this watcher. Never rejects. */
  async check(watcher: Watcher, wish: Wish): Promise<CheckResult> {
    const { watchers, announcer } = this.#ports;
    try {
      watchers.looking.add(watcher);
      const { signal, clock } = this.#ports;
      const sight = await withPatience({ signal, clock, patienceMs: wish.patienceMs }, (patient) =>
        checkSecret({ watcher, wish, signal: patient }, this.#ports),
      );
      if (!wish.isDry) this.#tellSight(watcher, sight, wish);
      const adding = watcher.feeds.map((feed) => this.#settle.add({ feed, sight, wish }));
      this.#stopLooking(watcher);
      const outcomes = await Promise.all(adding);
      if (!wish.isDry) this.#tellOutcomes(watcher, outcomes, wish);
      return { ref: watcher.ref, versionId: sight.versionId, outcomes };
    } catch (error) {
      const problem = problemOf(error);
      if (!wish.isDry && !this.#ports.signal.aborted) announcer.tellFailure(watcher, problem, wish);
      return { ref: watcher.ref, problem, outcomes: [] };
    } finally {
      this.#stopLooking(watcher);
    }
  }

  #stopLooking(watcher: Watcher): void {
    if (this.#ports.watchers.looking.delete(watcher)) this.#settle.release();
  }

  #tellSight(watcher: Watcher, { versionId }: Sight, wish: Wish): void {
    const { announcer, ledger } = this.#ports;
    const base = { ...refPart(watcher.ref, watcher.region), to: versionId, cause: wish.cause };
    announcer.tellRecovery(watcher, wish);
    announcer.tell({ ...base, kind: 'checked' });
    const recorded = watcher.feeds.map(
      (feed) => ledger.record(placeKey(feed.place), refKey(feed.ref))?.written?.versionId,
    );
    const from = watcher.versionId ?? recorded.find((version) => version !== undefined && version !== versionId);
    if (from !== undefined && from !== versionId) announcer.tell({ ...base, kind: 'changed', from });
    watcher.versionId = versionId;
  }

  #tellOutcomes(watcher: Watcher, outcomes: readonly Outcome[], { cause }: Wish): void {
    watcher.outcomes = new Map(outcomes.map((outcome) => [feedKey(outcome.feed), outcome]));
    const where = watcher.region === undefined ? {} : { region: watcher.region };
    for (const outcome of outcomes) this.#ports.announcer.tellOutcome(outcome, { cause, ...where });
  }

  async #fetchPrevious(feed: Feed): Promise<readonly Setting[]> {
    try {
      const version = await this.#ports.source.fetch({ ...feed.ref, label: PREVIOUS }, this.#ports.signal);
      return desire(feed, version.content).wanted.map(({ setting }) => setting);
    } catch (error) {
      if (error instanceof ProblemError) return [];
      throw error;
    }
  }
}
