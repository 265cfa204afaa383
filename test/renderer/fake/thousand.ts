import type { Problem } from '../../../preload/plain.ts';
import type { WatchRow } from '../../../preload/views.ts';
import { at, DAY, MINUTE, NOW, SECOND } from './moments.ts';
import { fresh, HOME, LOGIN_EXPIRED, target, watch } from './watches.ts';

const AREAS = [
  'cart',
  'catalog',
  'checkout',
  'images',
  'inventory',
  'ledger',
  'payouts',
  'sepa',
  'tax',
  'usage',
  'warehouse',
];
const LEAVES = [
  'database',
  'redis',
  'search-key',
  'adyen',
  'webhooks',
  'cdn-signing',
  'oauth-google',
  'session-signing',
];
const FILES = ['.env', 'apps/api/.env', '.env.local', 'keychain:shop/db', 'services/worker/.env'];
const AGES = [3 * MINUTE, 9 * SECOND, 33 * SECOND, 14 * SECOND, 21 * SECOND, 52 * SECOND, MINUTE];
const ROTATIONS = [30, 9, 7, undefined, 12, 0.25, 4, 2, 23, 41];

/** The n-th of a list, around and around. */
function nth<Item>(items: readonly Item[], index: number, fallback: Item): Item {
  return items[index % items.length] ?? fallback;
}

const KMS_DENIED: Problem = {
  code: 'kms-denied',
  message: 'KMS denies the decryption of dev/billing/sepa/certificate to profile billing-dev.',
  cure: 'Ask for `kms:Decrypt` on the KMS key of the secret, in the IAM policy or the key policy.',
};
const THROTTLED: Problem = { code: 'throttled', message: 'AWS throttles.', cure: 'It is tried again.' };

function ordinary(project: string, index: number): WatchRow {
  const stage = project === 'search' ? 'staging' : 'dev';
  const area = nth(AREAS, Math.floor(index / LEAVES.length), 'cart');
  const days = nth(ROTATIONS, index, undefined);
  return watch(`${stage}/${project}/${area}/${nth(LEAVES, index, 'database')}-${index}`, {
    projects: [`${HOME}/${project}`],
    freshness: fresh(nth(AGES, index, MINUTE)),
    ...(days !== undefined && { nextRotationBy: NOW + days * DAY }),
    targets: [target(project, nth(FILES, index, '.env')), ...(index % 3 === 0 ? [target(project, '.env.test')] : [])],
  });
}

function several(project: string, count: number, more: (index: number) => Partial<WatchRow>): WatchRow[] {
  return Array.from({ length: count }, (_, index) => ({ ...ordinary(project, index), ...more(index) }));
}

const conflict = (secret: string, keys: readonly string[]): WatchRow =>
  watch(secret, {
    nextRotationBy: NOW + 30 * DAY,
    targets: [target('shop', '.env', { state: 'conflict', keys }), target('shop', 'apps/api/.env')],
  });

/** One expired sign-in behind 204 of them, two conflicts, one refusal by KMS. */
export function thousand(): readonly WatchRow[] {
  return [
    conflict('dev/shop/database', ['DB_PASSWORD', 'DB_USER']),
    conflict('dev/shop/checkout/adyen', ['ADYEN_KEY']),
    watch('dev/billing/sepa/certificate', {
      projects: [`${HOME}/billing`],
      profile: 'billing-dev',
      freshness: { kind: 'stale', confirmedAt: NOW - 121 * MINUTE, problem: KMS_DENIED },
      targets: [target('billing', 'certs/sepa.env')],
    }),
    ...several('shop', 411, (index) => ({
      ...(index === 5 && { writtenAt: NOW - 2 * MINUTE }),
      ...(index % 60 === 7 && { pause: {} }),
    })),
    ...several('billing', 375, (index) => ({
      profile: 'billing-dev',
      region: 'us-east-1',
      ...(index === 4 && { isChecking: true }),
      ...(index === 9 && { freshness: { kind: 'stale', confirmedAt: NOW - 9 * MINUTE, problem: THROTTLED } as const }),
    })),
    ...several('search', 204, () => ({
      profile: 'staging-sso',
      region: 'eu-central-1',
      freshness: { kind: 'stale', confirmedAt: at(23, 10, 2), problem: LOGIN_EXPIRED },
    })),
    ...several('personal', 7, () => ({ profile: 'sandbox', region: 'eu-north-1' })),
  ];
}
