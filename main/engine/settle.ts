import type { Outcome } from '../domain/outcome.ts';
import { type Place, placeKey } from '../domain/watch.ts';
import type { Job } from './plan-place.ts';
import type { Clock } from './ports.ts';

/** How long a change waits at most for others that go into the same place. Milliseconds. */
const SETTLE_LIMIT_MS = 500;

type Waiting = {
  readonly job: Job;
  readonly done: (outcome: Outcome) => void;
  readonly fail: (error: unknown) => void;
};

type Desk = { readonly place: Place; waiting: Waiting[]; disarm?: () => void; applied: Promise<void> };

export type SettlePorts = {
  readonly clock: Clock;
  /** Is another check that feeds this place under way or due? */
  readonly isMoreExpected: (placeKey: string) => boolean;
  /** Lower is planned first. */
  readonly rankOf: (job: Job) => number;
  /** Outcomes in the order of the jobs. */
  readonly apply: (place: Place, jobs: readonly Job[]) => Promise<Outcome[]>;
};

/** Gathers jobs for one place into one write: at once for a lone change, within half a second for a burst. */
export class Settle {
  readonly #ports: SettlePorts;
  readonly #desks = new Map<string, Desk>();

  constructor(ports: SettlePorts) {
    this.#ports = ports;
  }

  /** Waits for `release`; one place is written by one batch at a time. */
  add(job: Job): Promise<Outcome> {
    const key = placeKey(job.feed.place);
    const desk = this.#desks.get(key) ?? { place: job.feed.place, waiting: [], applied: Promise.resolve() };
    this.#desks.set(key, desk);
    return new Promise((done, fail) => desk.waiting.push({ job, done, fail }));
  }

  /** A check ended: places that waited for it may go on. */
  release(): void {
    for (const [key, desk] of this.#desks) {
      if (desk.waiting.length === 0) continue;
      if (!this.#ports.isMoreExpected(key)) this.#flush(desk);
      else desk.disarm ??= this.#ports.clock.after(SETTLE_LIMIT_MS, () => this.#flush(desk));
    }
  }

  /** Writes what waits, then resolves when nothing is being written. */
  async finish(): Promise<void> {
    for (const desk of this.#desks.values()) this.#flush(desk);
    await Promise.all([...this.#desks.values()].map((desk) => desk.applied));
  }

  #flush(desk: Desk): void {
    desk.disarm?.();
    delete desk.disarm;
    const { rankOf } = this.#ports;
    const waiting = desk.waiting.toSorted((one, other) => rankOf(one.job) - rankOf(other.job));
    desk.waiting = [];
    for (const isDry of [false, true]) {
      const batch = waiting.filter(({ job }) => job.wish.isDry === isDry);
      if (batch.length > 0) desk.applied = desk.applied.then(() => this.#applyBatch(desk.place, batch));
    }
  }

  async #applyBatch(place: Place, batch: readonly Waiting[]): Promise<void> {
    const jobs = batch.map(({ job }) => job);
    try {
      const outcomes = await this.#ports.apply(place, jobs);
      for (const [index, outcome] of outcomes.entries()) batch[index]?.done(outcome);
    } catch (error) {
      for (const { fail } of batch) fail(error);
    }
  }
}
