/** Calls of one API by one profile since the start of the month, and what they cost. */
export type Count = {
  readonly api: string;
  readonly profile: string;
  readonly count: number;
  readonly dollars: number;
};

/** What a US dollar buys: Secrets Manager takes $0.05 per 10,000 calls, of whichever API (AWS pricing page). */
const CALLS_A_DOLLAR = 200_000;

/** Counts calls, so that people see what polling costs. */
export class Meter {
  readonly #counts = new Map<string, { readonly api: string; readonly profile: string; count: number }>();

  /** `profile`: empty for the default order of the AWS CLI. */
  add(api: string, profile: string, count = 1): void {
    const key = `${api} ${profile}`;
    const entry = this.#counts.get(key) ?? { api, profile, count: 0 };
    entry.count += count;
    this.#counts.set(key, entry);
  }

  /** A new month begins at nothing. */
  reset(): void {
    this.#counts.clear();
  }

  counts(): Count[] {
    return [...this.#counts.values()].map((one) => ({ ...one, dollars: one.count / CALLS_A_DOLLAR }));
  }
}
