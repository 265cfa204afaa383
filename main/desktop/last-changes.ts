import type { HistoryRow } from '../../preload/views.ts';
import { displayed, listed, shortened } from './short-names.ts';

/** One write of one secret, however many targets it had. */
export type Change = {
  readonly secret: string;
  readonly label: string;
  readonly keys: readonly string[];
  /** Epoch milliseconds, of its last target. */
  readonly at: number;
};

const LONGEST_NAME = 24;

/** `rows`: newest first, `written` ones count. */
export function lastChanges(rows: readonly HistoryRow[], most: number): Change[] {
  const changes = new Map<string, Change>();
  for (const { kind, secret, label = 'AWSCURRENT', profile, region, to, at, keys = [] } of rows) {
    if (kind !== 'written' || secret === undefined) continue;
    const name = JSON.stringify([secret, label, profile, region, to]);
    const before = changes.get(name);
    if (before === undefined && changes.size === most) break;
    const all = [...new Set([...(before?.keys ?? []), ...keys])];
    changes.set(name, { secret, label, keys: all, at: before?.at ?? Date.parse(at) });
  }
  return [...changes.values()];
}

/** Menus do not tick: the clock time of today, the day of before; both as the system writes them. */
export function momentOf(at: number, now: number): string {
  const [then, today] = [new Date(at), new Date(now)];
  if (then.toDateString() === today.toDateString()) {
    return then.toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' });
  }
  const isThisYear = then.getFullYear() === today.getFullYear();
  return then.toLocaleDateString('en-US', {
    month: 'short',
    day: 'numeric',
    ...(!isThisYear && { year: 'numeric' }),
  });
}

/** `10:41 database, DB_PASSWORD`. */
export function changeLabel({ secret, keys, at }: Change, now: number): string {
  const name = shortened(displayed(secret.split('/').at(-1) ?? secret), LONGEST_NAME);
  const names = listed(keys, LONGEST_NAME);
  return `${momentOf(at, now)} ${name}${names && `, ${names}`}`;
}
