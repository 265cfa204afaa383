import { networkInterfaces } from 'node:os';
import { expect, test } from 'vitest';
import { authOf, aWebhook } from './a-webhook.ts';
import { FILES } from './forged/credentials.ts';
import { GOOD_REQUEST, ODD_REQUESTS, SMUGGLED } from './forged/requests.ts';
import { statusesFor } from './raw.ts';

const keyed = () => aWebhook({ settings: { auth: authOf('api key', FILES['api key']) } });

test(`${ODD_REQUESTS.length} requests of an odd shape with the right key: none means anything`, async () => {
  const hook = await keyed();
  const taken: string[] = [];
  for (const [name, bytes] of ODD_REQUESTS) {
    const statuses = await statusesFor(hook.url(), Buffer.from(bytes, 'latin1'));
    if (hook.effects.length > 0 || statuses.some((status) => status < 400)) taken.push(`${name}: ${statuses}`);
    hook.effects.length = 0;
  }
  expect(taken).toEqual([]);
  expect(await statusesFor(hook.url(), GOOD_REQUEST)).toEqual([204]);
});

test('a request within the body of another is no request', async () => {
  const hook = await keyed();
  expect(await statusesFor(hook.url(), SMUGGLED)).toEqual([403]);
  expect(hook.effects).toEqual([]);
});

test('what is refused learns nothing but a number', async () => {
  const hook = await keyed();
  const posts = [
    { path: '/events' },
    { path: '/sns' },
    { path: '/nowhere' },
    { path: '/events', method: 'GET' },
    { path: '/events', headers: { origin: 'http://evil.example' } },
    { path: '/events', body: 'x'.repeat(400_000) },
  ];
  for (const post of posts) {
    const { status, body, headers } = await hook.post(post);
    expect([status, body]).toEqual([expect.any(Number), '']);
    expect(
      Object.keys(headers).filter((name) => !/^(allow|connection|content-length|date|keep-alive)$/.test(name)),
    ).toEqual([]);
  }
});

const hasIPv6 = Object.values(networkInterfaces())
  .flat()
  .some((one) => one?.address === '::1');
/** Only Linux has all of 127.0.0.0/8 at once. */
const OWN = [
  ...['127.0.0.1', 'localhost'],
  ...(hasIPv6 ? ['::1'] : []),
  ...(process.platform === 'linux' ? ['127.0.0.2'] : []),
];

test.each(OWN)('a page that bound its own name to %s is refused', async (host) => {
  const hook = await aWebhook({ settings: { host, auth: authOf('api key', FILES['api key']) } });
  const statusFor = async (name: string): Promise<number> => {
    const headers = { host: name, 'x-key': 'k3y-of-the-sender' };
    return (await hook.post({ path: '/events', headers, body: '{}' })).status;
  };
  expect([await statusFor('evil.example'), await statusFor('localhost:80')]).toEqual([403, 204]);
});

test('behind a tunnel any name leads here', async () => {
  const hook = await aWebhook({ settings: { isTunnelled: true, auth: authOf('api key', FILES['api key']) } });
  const headers = { host: 'mine.tunnel.example', 'x-key': 'k3y-of-the-sender' };
  expect(await hook.post({ path: '/events', headers, body: '{}' })).toMatchObject({ status: 204 });
});
