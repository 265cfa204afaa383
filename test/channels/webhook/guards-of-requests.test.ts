import { expect, test } from 'vitest';
import { runWebhook } from './a-webhook.ts';
import { type Attempt, isIn, odd, settingsFor } from './attempts.ts';
import { type Break, brokenWebhook } from './broken.ts';
import { GOOD_REQUEST } from './forged/requests.ts';
import { statusesFor } from './raw.ts';

const [ROUTES, LISTENER] = ['routes.ts', 'listener.ts'];

/** `[what is left out, where, what gets in]`. */
const TABLE: readonly (readonly [string, Break, Attempt])[] = [
  ['browsers', [ROUTES, 'headers.origin !== undefined ||', ''], odd(/^Origin/)],
  ['browsers without an origin', [ROUTES, " || headers['sec-fetch-site'] !== undefined", ''], odd(/^Sec-Fetch/)],
  ['the host', [ROUTES, 'isLoopbackOnly && !LOOPBACK.test(String(headers.host))', 'false'], odd(/^the host/)],
  ['the end of the host', [ROUTES, '(:\\d{1,5})?$/', '(:\\d{1,5})?/'], odd(/^the host/)],
  [
    'every loopback address',
    ['webhook-channel.ts', 'isLoopback(settings.host) &&', 'settings.host === undefined &&'],
    odd(/^the host/, { host: '127.0.0.1' }),
  ],
  ['one host', [LISTENER, 'host.length === 1 &&', ''], odd(/^two hosts/)],
  [
    'plain chunks',
    [LISTENER, "(coding === undefined || coding.join() === 'chunked')", 'true'],
    odd(/^chunks that are compressed/),
  ],
  ['the method', [LISTENER, "request.method !== 'POST'", 'false'], odd(/^the method/)],
];

test.each(TABLE)('a webhook that does not look at %s is caught', async (_name, broken, attempt) => {
  expect(await isIn(attempt)).toBe(false);
  expect(await isIn(attempt, await brokenWebhook(broken))).toBe(true);
});

test('a true request passes the copy as it passes the webhook', async () => {
  const create = await brokenWebhook(['relay.ts', '5 * 60_000', '5 * 60_000']);
  const hook = await runWebhook({ settings: settingsFor('api key')(), create });
  expect(await statusesFor(hook.url(), GOOD_REQUEST)).toEqual([204]);
  await hook.stop();
});
