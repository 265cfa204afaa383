import { formatDuration } from './duration.ts';
import { SECRETS_MANAGER } from './price.ts';
import { refKey } from './secret.ts';
import type { Watch } from './watch.ts';

const CHEAP_ENOUGH = 30_000;
const MONTH = 30 * 86_400_000;

/** Says what watches below 30 s cost: one DescribeSecret per check, over 30 days. One sentence for each interval. */
export function costHints(watches: readonly Watch[]): string[] {
  const fastest = new Map<string, number>();
  for (const { ref, intervalMs } of watches) {
    if (intervalMs < CHEAP_ENOUGH)
      fastest.set(refKey(ref), Math.min(intervalMs, fastest.get(refKey(ref)) ?? intervalMs));
  }
  const byInterval = Map.groupBy(fastest.values(), (intervalMs) => intervalMs);
  return [...byInterval].map(([intervalMs, { length }]) => {
    const calls = Math.round((MONTH / intervalMs) * length);
    const who = length === 1 ? '1 secret is' : `${length} secrets are`;
    return (
      `${who} checked every ${formatDuration(intervalMs)}: ${calls.toLocaleString('en-US')} DescribeSecret calls a month, ` +
      `about $${(calls / SECRETS_MANAGER.callsADollar).toFixed(2)} ($0.05 per 10,000 calls).`
    );
  });
}
