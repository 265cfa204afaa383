import { createHmac } from 'node:crypto';
import type { Post } from '../a-webhook.ts';
import { EVENT, event, type Forged, near, RELAY_KEY } from './credentials.ts';

type Relayed = { readonly timestamp?: string; readonly key?: string; readonly signed?: string; readonly body?: string };

export function relayed(now: number, { key = RELAY_KEY, body = EVENT, ...more }: Relayed = {}): Post {
  const timestamp = more.timestamp ?? String(Math.floor(now / 1000));
  const signature = createHmac('sha256', key)
    .update(more.signed ?? `${timestamp}.${body}`)
    .digest('hex');
  return { path: '/relay', headers: { 'x-keyturn-timestamp': timestamp, 'x-keyturn-signature': signature }, body };
}

function resigned(post: Post, change: (signature: string) => string | string[]): Post {
  const signature = String(post.headers?.['x-keyturn-signature']);
  return { ...post, headers: { ...post.headers, 'x-keyturn-signature': change(signature) } };
}

const AWAY_SECONDS = [-86_400, -3600, -301, 302, 3600, 86_400, 10 ** 9];

export const RELAY_FORGERIES: readonly Forged[] = [
  ...near(RELAY_KEY)
    .slice(0, 30)
    .map((key): Forged => [`signed with ${JSON.stringify(key)}`, (now) => relayed(now, { key })]),
  ...AWAY_SECONDS.map(
    (away): Forged => [
      `${away} s from now`,
      (now) => relayed(now, { timestamp: String(Math.floor(now / 1000) + away) }),
    ],
  ),
  ...['', '0', 'NaN', 'now', '1e9', '-1', '99999999999', '0x6a000000'].map(
    (timestamp): Forged => [`the time ${timestamp}`, (now) => relayed(now, { timestamp })],
  ),
  ['milliseconds', (now) => relayed(now, { timestamp: String(now) })],
  ['a fraction', (now) => relayed(now, { timestamp: `${Math.floor(now / 1000)}.5` })],
  ['another body', (now) => ({ ...relayed(now), body: EVENT.replace('dev/shop', 'prod/shop') })],
  ['a body with a blank more', (now) => ({ ...relayed(now), body: `${EVENT} ` })],
  ['no body', (now) => ({ ...relayed(now), body: '' })],
  ['the body signed alone', (now) => relayed(now, { signed: EVENT })],
  ['the time signed alone', (now) => relayed(now, { signed: String(Math.floor(now / 1000)) })],
  ['signed without the dot', (now) => relayed(now, { signed: `${Math.floor(now / 1000)}${EVENT}` })],
  [
    'a later time under the signature',
    (now) => ({
      ...relayed(now),
      headers: { ...relayed(now - 60_000).headers, 'x-keyturn-timestamp': String(Math.floor(now / 1000)) },
    }),
  ],
  [
    'the dot moved',
    (now) => ({ ...relayed(now, { signed: `${Math.floor(now / 1000)}.1.${EVENT}` }), body: `1.${EVENT}`.slice(1) }),
  ],
  ['capitals', (now) => resigned(relayed(now), (signature) => signature.toUpperCase())],
  ['with the name of the algorithm', (now) => resigned(relayed(now), (signature) => `sha256=${signature}`)],
  ['half', (now) => resigned(relayed(now), (signature) => signature.slice(0, 32))],
  ['longer', (now) => resigned(relayed(now), (signature) => `${signature}00`)],
  ['twice', (now) => resigned(relayed(now), (signature) => [signature, signature])],
  ['zeroes', (now) => resigned(relayed(now), () => '0'.repeat(64))],
  ['base64', (now) => resigned(relayed(now), (signature) => Buffer.from(signature, 'hex').toString('base64'))],
  ['no signature', (now) => ({ ...relayed(now), headers: { 'x-keyturn-timestamp': String(Math.floor(now / 1000)) } })],
  ['no time', (now) => ({ ...relayed(now), headers: { 'x-keyturn-signature': '0'.repeat(64) } })],
  [
    'the key itself',
    (now) => ({ ...relayed(now), headers: { ...relayed(now).headers, 'x-keyturn-signature': RELAY_KEY } }),
  ],
  ['at the door of EventBridge', (now) => ({ ...relayed(now), path: '/events' })],
  ['the key as a bearer', () => event({ authorization: `Bearer ${RELAY_KEY}` })],
];
