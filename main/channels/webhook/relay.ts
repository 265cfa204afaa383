import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Credential } from './credential-file.ts';
import type { Replays } from './replays.ts';
import { type Asked, headerOf, REFUSED, type Verdict } from './verdict.ts';

/** How far the sender's clock may be from ours, and how long a message can be sent again. Milliseconds. */
export const RELAY_WINDOW_MS = 5 * 60_000;

type Relay = Extract<Credential, { kind: 'relay' }>;

/** `x-keyturn-signature`: HMAC-SHA-256 of `TIMESTAMP.BODY` in hex, the timestamp in whole seconds as in `x-keyturn-timestamp`. */
export function relaySignature(key: Relay['key'], timestamp: string, body: string): string {
  return createHmac('sha256', key).update(`${timestamp}.${body}`).digest('hex');
}

/** What the Lambda of our template sends. */
export function judgeRelay(asked: Asked, { key }: Relay, replays: Replays): Verdict {
  const timestamp = headerOf(asked, 'x-keyturn-timestamp') ?? '';
  const signature = headerOf(asked, 'x-keyturn-signature') ?? '';
  if (!/^\d{10}$/.test(timestamp) || !/^[0-9a-f]{64}$/.test(signature)) return REFUSED;
  const expected = Buffer.from(relaySignature(key, timestamp, asked.body), 'hex');
  if (!timingSafeEqual(expected, Buffer.from(signature, 'hex'))) return REFUSED;
  if (Math.abs(asked.now - Number(timestamp) * 1000) > RELAY_WINDOW_MS) return REFUSED;
  if (replays.isKnown(signature, asked.now)) return REFUSED;
  return { status: 204, accepted: asked.body };
}
