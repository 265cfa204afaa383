import type { Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { authOf, aWebhook, type Webhook, type WebhookWish } from './a-webhook.ts';
import { type Break, brokenWebhook } from './broken.ts';
import { EVENT, FILES } from './forged/credentials.ts';
import { openSocket } from './raw.ts';

const keyed = (create?: WebhookWish['create']) =>
  aWebhook({ settings: { auth: authOf('api key', FILES['api key']) }, ...(create && { create }) });

const statusNow = async (hook: Webhook): Promise<number> =>
  (await hook.post({ path: '/events', headers: { 'x-key': 'k3y-of-the-sender' }, body: EVENT })).status;

/** That many connections with these first bytes; `ended`: those that the other side closed. */
async function crowd(hook: Webhook, count: number, bytes = '') {
  const sockets: Socket[] = [];
  onTestFinished(() => sockets.forEach((socket) => void socket.destroy()));
  for (let index = 0; index < count; index += 1) sockets.push(await openSocket(hook.url(), bytes));
  const closeAll = (): void => sockets.forEach((socket) => void socket.destroy());
  return { sockets, closeAll, ended: () => sockets.filter(({ closed }) => closed).length };
}

test('a thousand idle connections are in nobody’s way', async () => {
  const hook = await keyed();
  await crowd(hook, 1000);
  for (let time = 0; time < 20; time += 1) expect(await statusNow(hook)).toBe(204);
  expect(hook.effects).toHaveLength(20);
});

const HEAD = 'POST /events HTTP/1.1\r\nHost: 127.0.0.1\r\n';

test.each([
  ['headers', HEAD],
  ['bodies', `${HEAD}Content-Length: 1000\r\n\r\n{`],
  ['chunks', `${HEAD}Transfer-Encoding: chunked\r\n\r\n5\r\n{`],
])('three hundred connections with slow %s are in nobody’s way', async (_what, bytes) => {
  const hook = await keyed();
  await crowd(hook, 300, bytes);
  for (let time = 0; time < 5; time += 1) expect(await statusNow(hook)).toBe(204);
});

const LISTENER = 'listener.ts';
/** The same limits, in a twentieth of their time. */
const IMPATIENT: readonly Break[] = [
  [LISTENER, 'headersTimeout: 8_000', 'headersTimeout: 200'],
  [LISTENER, 'requestTimeout: 10_000', 'requestTimeout: 400'],
  [LISTENER, 'connectionsCheckingInterval: 2_000', 'connectionsCheckingInterval: 50'],
];
const PATIENT: readonly Break[] = [
  [LISTENER, 'headersTimeout: 8_000', 'headersTimeout: 0'],
  [LISTENER, 'requestTimeout: 10_000', 'requestTimeout: 0'],
];

/** How many of twenty slow senders are sent away before each has sent that many single bytes. */
async function sentAway(breaks: readonly Break[], first: string, bytes: number): Promise<number> {
  const hook = await keyed(await brokenWebhook(...breaks));
  const { sockets, ended } = await crowd(hook, 20, first);
  for (let byte = 0; byte < bytes && ended() < 20; byte += 1) {
    for (const socket of sockets) if (socket.writable) socket.write('x');
    await delay(25);
  }
  return ended();
}

test.each([
  ['headers', `${HEAD}X: `],
  ['a body', `${HEAD}Content-Length: 1000\r\n\r\n`],
])('who sends %s byte by byte is sent away, unless nothing limits it', async (_what, first) => {
  expect(await sentAway(IMPATIENT, first, 400)).toBe(20);
  expect(await sentAway(PATIENT, first, 30)).toBe(0);
});

test('who says nothing is sent away, unless nothing limits it', async () => {
  const silent: Break = [LISTENER, 'const SILENT_MS = 10_000', 'const SILENT_MS = 200'];
  const impatient = await keyed(await brokenWebhook(silent));
  const { ended } = await crowd(impatient, 20, `${HEAD}Content-Length: 10\r\n\r\n`);
  await expect.poll(ended).toBe(20);
});

test('more connections than there may be are closed at once', async () => {
  const few: Break = [LISTENER, 'const MOST_SOCKETS = 2_000', 'const MOST_SOCKETS = 50'];
  const { ended } = await crowd(await keyed(await brokenWebhook(few)), 60);
  await expect.poll(ended).toBe(10);
  const unlimited: Break = [LISTENER, 'server.maxConnections = MOST_SOCKETS;', ''];
  const all = await crowd(await keyed(await brokenWebhook(few, unlimited)), 60);
  expect(all.ended()).toBe(0);
});

/** 36 MB of bodies that never come to their end: how many of them were told to come back, and what a true sender gets then. */
async function hoarding(breaks: readonly Break[]) {
  const hook = await keyed(breaks.length > 0 ? await brokenWebhook(...breaks) : undefined);
  const { sockets, closeAll } = await crowd(hook, 120);
  const told = { count: 0 };
  for (const socket of sockets) {
    socket.on('data', (data: Buffer) => {
      if (data.includes('HTTP/1.1 503')) told.count += 1;
    });
    socket.write(`${HEAD}Transfer-Encoding: chunked\r\n\r\n4b000\r\n${'x'.repeat(300 * 1024)}\r\n`);
  }
  // Round trips behind all that was written.
  for (let time = 0; time < 40 && told.count === 0; time += 1) await statusNow(hook);
  const isLimited = told.count > 0;
  closeAll();
  let after = await statusNow(hook);
  for (let time = 0; time < 40 && after !== 204; time += 1) {
    await delay(25);
    after = await statusNow(hook);
  }
  return { isLimited, after };
}

test('thousands of half bodies do not fill the memory, and leave nothing behind', async () => {
  expect(await hoarding([])).toEqual({ isLimited: true, after: 204 });
  const BODY = 'read-request.ts';
  const [noLimit, noEnd]: Break[] = [
    [BODY, 'underWay.bytes > MOST_BYTES_UNDER_WAY ? 503 : undefined', 'undefined'],
    [BODY, 'underWay.bytes -= size;', ''],
  ];
  expect(await hoarding(noLimit ? [noLimit] : [])).toEqual({ isLimited: false, after: 204 });
  expect(await hoarding(noEnd ? [noEnd] : [])).toEqual({ isLimited: true, after: 503 });
});

test('a body of more than 320 KiB is not read to its end', async () => {
  const hook = await keyed();
  const { sockets } = await crowd(hook, 1, `${HEAD}X-Key: k3y-of-the-sender\r\nTransfer-Encoding: chunked\r\n\r\n`);
  const [socket] = sockets;
  let answer = '';
  socket?.on('data', (data: Buffer) => {
    answer += data.toString('latin1');
  });
  for (let chunk = 0; chunk < 40 && !socket?.destroyed; chunk += 1) {
    socket?.write(`4000\r\n${'x'.repeat(0x4000)}\r\n`);
    await delay(1);
  }
  await expect.poll(() => answer.slice(0, 12)).toBe('HTTP/1.1 413');
  expect(hook.effects).toEqual([]);
});
