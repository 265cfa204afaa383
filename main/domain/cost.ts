import { paidOf, priceOf, SECRETS_MANAGER } from './price.ts';

/** Which API was called by whom. `service` as `~/.aws/config` spells it; `profile` as the AWS files of this machine name it. */
export type Call = { readonly service: string; readonly api: string; readonly profile: string };

/** Calls since the start of the month, and since the start of the day. */
export type Tally = Call & { readonly count: number; readonly today: number };

/** Month `2026-11` and day `2026-11-28` in UTC: what AWS bills by. `since`: of the month's first call, epoch milliseconds. */
export type Tallies = {
  readonly month: string;
  readonly day: string;
  readonly since?: number;
  readonly calls: readonly Tally[];
};

/** Calls, and what they cost in US dollars. */
export type Spent = { readonly count: number; readonly dollars: number };

/** `pace`: a whole month of it; absent while less than a day of the month was counted. */
export type CallCost = Call & Spent & { readonly today: Spent; readonly pace?: Spent };

export type Cost = {
  /** First call of the month, epoch milliseconds. */
  readonly since?: number;
  readonly today: Spent;
  readonly month: Spent;
  readonly pace?: Spent;
};

/** What asking by the clock would cost in a month, for secrets that events tell of. */
export type PollingCost = Spent & { readonly secrets: number; readonly everyMs: number };

const DAY = 86_400_000;
/** A rotation that polling sees about as soon as an event tells it: within a minute. */
const AS_FRESH_MS = 60_000;

/** `2026-11`. `now`: epoch milliseconds. */
export function monthOf(now: number): string {
  return new Date(now).toISOString().slice(0, 7);
}

function dayOf(now: number): string {
  return new Date(now).toISOString().slice(0, 10);
}

/** Epoch milliseconds of a month like `2026-11`. */
export function startOf(month: string): number {
  return Date.parse(`${month}-01T00:00:00Z`);
}

/** Of the calendar month that `now` is in, milliseconds. */
export function monthLength(now: number): number {
  const date = new Date(now);
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate() * DAY;
}

/** What is left of the tallies at another time: a month begins at nothing, and so does a day. */
export function tallied({ month, day, since, calls }: Tallies, now: number): Tallies {
  const here = { month: monthOf(now), day: dayOf(now) };
  if (month !== here.month) return { ...here, calls: [] };
  const kept = day === here.day ? calls : calls.map((call) => ({ ...call, today: 0 }));
  return { ...here, ...(since !== undefined && { since }), calls: kept };
}

/** All calls that one price and one allowance of free calls are for. */
function pools(calls: readonly Tally[]): Tally[][] {
  const keyOf = ({ service, api, profile }: Tally): string => JSON.stringify([service, profile, priceOf(service, api)]);
  return [...Map.groupBy(calls, keyOf).values()];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/**
 * The first calls of a month are the free ones, so today's are the last; each API of a pool has its share. Each profile has the allowance
 * for itself: whose account it is, and who else uses that up, is not known here.
 */
function costOfPool(pool: readonly Tally[], scale: number | undefined): CallCost[] {
  const price = priceOf(pool[0]?.service ?? '', pool[0]?.api ?? '');
  const [total, today] = [sum(pool.map(({ count }) => count)), sum(pool.map((call) => call.today))];
  const paid = (count: number): number => (price ? paidOf(count, price) : 0);
  const spent = (count: number, part: number, whole: number): Spent => ({
    count,
    dollars: whole === 0 || price === undefined ? 0 : (count * (part / whole)) / price.callsADollar,
  });
  return pool.map((call) => ({
    ...call,
    ...spent(call.count, paid(total), total),
    today: spent(call.today, paid(total) - paid(total - today), today),
    ...(scale !== undefined && {
      pace: spent(Math.round(call.count * scale), paid(total * scale), total * scale),
    }),
  }));
}

/**
 * How much more a whole calendar month is than what was counted of it. A month of which less than a day was counted says nothing yet:
 * the first minutes of a run are all sweeps.
 */
function scaleOf({ since }: Tallies, now: number): number | undefined {
  return since !== undefined && now - since >= DAY ? monthLength(now) / (now - since) : undefined;
}

function together(spent: readonly Spent[]): Spent {
  return { count: sum(spent.map(({ count }) => count)), dollars: sum(spent.map(({ dollars }) => dollars)) };
}

/** What was counted until `now`, epoch milliseconds, and what it costs: by profile and API, and all of it. */
export function costOf(kept: Tallies, now: number): { readonly calls: readonly CallCost[]; readonly cost: Cost } {
  const tallies = tallied(kept, now);
  const scale = scaleOf(tallies, now);
  const calls = pools(tallies.calls).flatMap((pool) => costOfPool(pool, scale));
  const pace = calls.flatMap((call) => call.pace ?? []);
  const cost: Cost = {
    ...(tallies.since !== undefined && { since: tallies.since }),
    today: together(calls.map(({ today }) => today)),
    month: together(calls),
    ...(scale !== undefined && { pace: together(pace) }),
  };
  return { calls, cost };
}

/** One DescribeSecret a minute for each of so many secrets, over the calendar month that `now` is in. */
export function pollingCost(secrets: number, now: number): PollingCost {
  const count = secrets * (monthLength(now) / AS_FRESH_MS);
  return { secrets, everyMs: AS_FRESH_MS, count, dollars: count / SECRETS_MANAGER.callsADollar };
}
