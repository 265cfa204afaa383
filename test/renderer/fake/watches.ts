import type { Problem } from '../../../preload/plain.ts';
import type { Freshness, TargetRow, WatchRow } from '../../../preload/views.ts';
import { at, DAY, MINUTE, NOW, SECOND } from './moments.ts';

export const HOME = '/home/mia/code';

export const LOGIN_EXPIRED: Problem = {
  code: 'login-expired',
  message: 'The SSO sign-in of profile staging-sso expired.',
  cure: 'Run `aws sso login --profile staging-sso`.',
};
const CONFLICT: Problem = {
  code: 'conflict',
  message: 'DB_PASSWORD was edited in .env, and AWS has a new version.',
  cure: 'Compare, then keep yours or take the one of AWS.',
};

export const fresh = (agoMs: number): Freshness => ({ kind: 'fresh', confirmedAt: NOW - agoMs });

export function target(project: string, name: string, more: Partial<TargetRow> = {}): TargetRow {
  const path = name.startsWith('keychain:') ? name : `${HOME}/${project}/${name}`;
  return { target: path, name, state: 'in step', keys: [], leftBehind: [], readers: [], ...more };
}

export function watch(secret: string, more: Partial<WatchRow> = {}): WatchRow {
  return {
    key: secret.replaceAll('/', '.'),
    secret,
    label: 'AWSCURRENT',
    versionId: '3f2a9c41-77d0-4be1-9b0f-0f4c8a2d1e55',
    projects: [`${HOME}/shop`],
    profile: 'dev',
    region: 'eu-west-1',
    freshness: fresh(12 * SECOND),
    isChecking: false,
    isMuted: false,
    intervalMs: 5 * MINUTE,
    nextCheckAt: NOW + 4 * MINUTE,
    targets: [],
    ...more,
  };
}

const [SHOP, BILLING, SEARCH, PERSONAL] = ['shop', 'billing', 'search', 'personal'].map((name) => [`${HOME}/${name}`]);
const billing = { projects: BILLING ?? [], profile: 'billing-dev', region: 'us-east-1' };

/** As the mock of Now has them. */
export const EIGHT: readonly WatchRow[] = [
  watch('dev/shop/database', {
    projects: SHOP ?? [],
    nextRotationBy: NOW + 30.2 * DAY,
    targets: [
      target('shop', '.env', {
        state: 'conflict',
        keys: ['DB_PASSWORD'],
        readers: ['compose', 'node'],
        problem: CONFLICT,
      }),
      target('shop', 'apps/api/.env', { readers: ['node'] }),
    ],
  }),
  watch('staging/search/opensearch', {
    projects: SEARCH ?? [],
    profile: 'staging-sso',
    region: 'eu-central-1',
    freshness: { kind: 'stale', confirmedAt: at(23, 10, 2), problem: LOGIN_EXPIRED },
    nextRotationBy: NOW + 4.1 * DAY,
    targets: [target('search', 'services/index/.env', { readers: ['python-dotenv'] })],
  }),
  watch('dev/shop/session-signing', {
    writtenAt: NOW - 2 * MINUTE,
    nextRotationBy: NOW + 7.1 * DAY,
    targets: [target('shop', 'config/app.env', { readers: ['node'] })],
  }),
  watch('dev/shop/stripe', { targets: [target('shop', '.env.stripe', { readers: ['node'] })] }),
  watch('shared/mailer/smtp', {
    profile: 'shared',
    freshness: fresh(41 * SECOND),
    nextRotationBy: NOW + 12.2 * DAY,
    targets: [
      target('shop', '.env', { readers: ['compose', 'python-dotenv'] }),
      target('billing', 'mail/.env', { readers: ['python-dotenv'] }),
    ],
  }),
  watch('dev/billing/ledger', {
    ...billing,
    freshness: fresh(5 * MINUTE),
    isChecking: true,
    nextRotationBy: at(23, 17, 0),
    targets: [target('billing', 'keychain:shop/db')],
  }),
  watch('dev/billing/tax-api', {
    ...billing,
    label: 'AWSPENDING',
    freshness: fresh(3 * MINUTE),
    nextRotationBy: NOW + 18.2 * DAY,
    targets: [target('billing', '.env.next', { readers: ['dotenv'] })],
  }),
  watch('sandbox/maps-api', {
    projects: PERSONAL ?? [],
    profile: 'sandbox',
    region: 'eu-north-1',
    freshness: { kind: 'fresh', confirmedAt: at(22, 18, 12) },
    pause: { until: at(25, 9) },
    targets: [target('personal', '.envrc', { readers: ['direnv'] })],
  }),
];
