import type { HistoryRow } from '../../../preload/views.ts';
import { DAY, HOUR, MINUTE, NOW } from './moments.ts';
import { HOME, LOGIN_EXPIRED } from './watches.ts';

const SECRETS = ['dev/shop/database', 'dev/shop/session-signing', 'shared/mailer/smtp', 'dev/billing/ledger'];
const OLD = '9c1be0d2-1f44-4c3e-8a70-b1d2c3e4f506';
const NEW = '3f2a9c41-77d0-4be1-9b0f-0f4c8a2d1e55';

const row = (agoMs: number, kind: string, more: Omit<HistoryRow, 'at' | 'kind'>): HistoryRow => ({
  at: new Date(NOW - agoMs).toISOString(),
  kind,
  label: 'AWSCURRENT',
  profile: 'dev',
  region: 'eu-west-1',
  ...more,
});

const RECENT: readonly HistoryRow[] = [
  row(2 * MINUTE, 'written', {
    secret: 'dev/shop/session-signing',
    from: OLD,
    to: NEW,
    target: `${HOME}/shop/config/app.env`,
    keys: ['SESSION_KEY'],
  }),
  row(2 * MINUTE + 900, 'changed', { secret: 'dev/shop/session-signing', from: OLD, to: NEW, cause: 'poll' }),
  row(9 * MINUTE, 'conflict', {
    secret: 'dev/shop/database',
    from: OLD,
    to: NEW,
    target: `${HOME}/shop/.env`,
    keys: ['DB_PASSWORD'],
  }),
  row(41 * MINUTE, 'failed', {
    secret: 'staging/search/opensearch',
    profile: 'staging-sso',
    region: 'eu-central-1',
    problem: LOGIN_EXPIRED,
  }),
  row(3 * HOUR, 'recovered', { secret: 'dev/billing/ledger', cause: 'wake' }),
  row(26 * HOUR, 'refused', {
    secret: 'dev/billing/tax-api',
    target: `${HOME}/billing/.env.next`,
    keys: ['CA_PEM'],
    problem: {
      code: 'variable-refused',
      message: 'CA_PEM has several lines, which docker cannot read.',
      cure: 'Name fewer readers.',
    },
  }),
];

/** Rotations over half a year. */
function rotations(count: number): HistoryRow[] {
  return Array.from({ length: count }, (_, index) => {
    const secret = SECRETS[index % SECRETS.length] ?? 'dev/shop/database';
    const file = index % 5 === 3 ? 'keychain:shop/db' : `${HOME}/shop/.env`;
    return row((2 + index * 3.7) * DAY, 'written', {
      secret,
      from: OLD,
      to: NEW,
      target: file,
      keys: ['DB_PASSWORD', 'DB_USER'],
    });
  });
}

export type HistoryAsk = { readonly search: string; readonly kinds: readonly string[]; readonly limit: number };

/** `size`: how many rows there are in all. */
export function historyOf({ search, kinds, limit }: HistoryAsk, size: number): readonly HistoryRow[] {
  const needle = search.toLowerCase();
  return [...RECENT, ...rotations(size)]
    .filter(({ kind }) => kinds.length === 0 || kinds.includes(kind))
    .filter((one) => [one.secret, one.target, ...(one.keys ?? [])].some((text) => text?.toLowerCase().includes(needle)))
    .slice(0, limit);
}
