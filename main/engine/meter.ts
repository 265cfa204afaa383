import { type Call, type Tallies, type Tally, tallied } from '../domain/cost.ts';

const NOTHING: Tallies = { month: '', day: '', calls: [] };

function keyOf({ service, api, profile }: Call): string {
  return JSON.stringify([service, api, profile]);
}

/** Counts calls, so that people see what they cost. Goes on from what an earlier run kept; all times are epoch milliseconds. */
export class Meter {
  #kept: Omit<Tallies, 'calls'> = NOTHING;
  readonly #tallies = new Map<string, Call & { count: number; today: number }>();

  constructor(kept: Tallies = NOTHING) {
    this.#take(kept);
  }

  /** `profile` of the call: empty for the default order of the AWS CLI. */
  add({ service, api, profile }: Call, now: number): void {
    this.#take(this.kept(now));
    const key = keyOf({ service, api, profile });
    const tally = this.#tallies.get(key) ?? { service, api, profile, count: 0, today: 0 };
    tally.count += 1;
    tally.today += 1;
    this.#tallies.set(key, tally);
    this.#kept = { ...this.#kept, since: this.#kept.since ?? now };
  }

  /** What was counted in the month and on the day that `now` is in. */
  kept(now: number): Tallies {
    const calls: Tally[] = [...this.#tallies.values()].map((tally) => ({ ...tally }));
    return tallied({ ...this.#kept, calls }, now);
  }

  #take({ calls, ...kept }: Tallies): void {
    this.#kept = kept;
    this.#tallies.clear();
    for (const call of calls) this.#tallies.set(keyOf(call), { ...call });
  }
}
