import type { CallCount, CostDocument, StatusDocument } from '../../session/lines.ts';
import { formatColumns } from './columns.ts';
import type { Look } from './look.ts';
import { dayAndTime } from './times.ts';

type Spent = { readonly count: number; readonly dollars: number };

function number(count: number): string {
  return Math.round(count).toLocaleString('en-US');
}

function price(dollars: number): string {
  if (dollars === 0) return 'free';
  return dollars < 0.01 ? 'less than $0.01' : `about $${dollars.toFixed(2)}`;
}

/** In a column, where words would not line up. */
function shortPrice(dollars: number): string {
  if (dollars === 0) return 'free';
  return dollars < 0.01 ? '<$0.01' : `$${dollars.toFixed(2)}`;
}

function total(calls: readonly CallCount[]): Spent {
  const add = (sum: Spent, { count, dollars }: Spent): Spent => ({
    count: sum.count + count,
    dollars: sum.dollars + dollars,
  });
  return calls.reduce<Spent>(add, { count: 0, dollars: 0 });
}

function table(calls: readonly CallCount[]): string[] {
  const rows = calls.map(({ profile, api, today, count, dollars, pace }) => [
    `  ${profile}`,
    api,
    today ? number(today.count) : '–',
    number(count),
    shortPrice(dollars),
    pace ? shortPrice(pace.dollars) : '–',
  ]);
  return formatColumns([['  PROFILE', 'API', 'TODAY', 'MONTH', 'COST', 'AT THIS PACE'], ...rows]).split('\n');
}

function paceLine({ pace, since }: CostDocument, now: number): string {
  if (pace === undefined || since === undefined)
    return 'What a month costs at this pace is told once a day of it was counted.';
  return (
    `A whole month at this pace: ${number(pace.count)} calls, ${price(pace.dollars)}. ` +
    `Drawn from all that was counted since ${dayAndTime(since, now)}.`
  );
}

function pollingLine({ secrets, everyMs, count, dollars }: NonNullable<CostDocument['polling']>): string {
  const [who, each] = secrets === 1 ? ['a secret', 'it'] : [`${secrets} secrets`, 'each'];
  return (
    `Events tell of ${who}. One DescribeSecret every ${everyMs / 1000} s for ${each} would be as fresh: ` +
    `${number(count)} calls a month, ${price(dollars)}.`
  );
}

/** What was asked of AWS, by profile and API, and what it costs: today, this month, and at this pace. */
export function costLines(
  { calls, cost }: Pick<StatusDocument, 'calls' | 'cost'>,
  { now }: Pick<Look, 'now'>,
): string[] {
  const polling = cost?.polling ? [pollingLine(cost.polling)] : [];
  if (calls.length === 0) return polling;
  const month = total(calls);
  const today = cost ? `; today ${number(cost.today.count)}, ${price(cost.today.dollars)}` : '';
  const head = `${number(month.count)} AWS ${month.count === 1 ? 'call' : 'calls'} this month, ${price(month.dollars)}${today}.`;
  return [head, ...table(calls), ...(cost ? [paceLine(cost, now())] : []), ...polling];
}
