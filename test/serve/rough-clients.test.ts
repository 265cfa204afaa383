// Clients that do not behave: they get nothing, and nobody else suffers.
import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { aFace, MARK } from './a-face.ts';

/** Sends text as it is and returns all that comes back; `drip` goes on with a byte of a header now and then. */
async function spoken(port: number, said: string, { drip = false } = {}): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(said);
  const dripping = drip ? setInterval(() => socket.write('x'), 20) : undefined;
  const heard = await text(socket).catch(() => '');
  clearInterval(dripping);
  return heard;
}

/** Resolves once the other end hung up. */
async function idle(port: number): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined).resume();
  await once(socket, 'close');
}

test('1,000 sockets that say nothing are cut, and whoever has a pass is answered again', async () => {
  const face = await aFace({ patienceMs: 200 });
  const { cookie, room } = await face.enter();
  await Promise.all(Array.from({ length: 1_000 }, () => idle(face.port)));
  expect((await face.send({ path: `${room}/`, headers: { cookie } })).status).toBe(200);
}, 30_000);

test('headers that never end are cut, and too many are refused', async () => {
  const face = await aFace({ patienceMs: 200 });
  const { cookie, room } = await face.enter();
  const start = `GET ${room}/ HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: ${cookie}\r\nX-More: `;
  const slow = await spoken(face.port, start, { drip: true });
  const large = await spoken(face.port, `${start}${'x'.repeat(20_000)}\r\n\r\n`);
  const whole = await spoken(face.port, `${start}x\r\nConnection: close\r\n\r\n`);
  expect([slow.includes(MARK), large.startsWith('HTTP/1.1 431'), whole.includes(MARK)]).toEqual([false, true, true]);
}, 30_000);

test('only the first address of this machine is listened on', async () => {
  const { port } = await aFace();
  const tried = ['127.0.0.2', '::1'].map(async (host) => {
    const socket = connect({ host, port });
    await once(socket, 'connect');
    socket.destroy();
  });
  expect((await Promise.allSettled(tried)).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});

test('a way out of the page folder leads nowhere, with a pass too', async () => {
  const face = await aFace();
  const { cookie, room } = await face.enter();
  const paths = ['/../other.txt', '/..%2fother.txt', '/%2e%2e%2fother.txt', '//other.txt', '/other.txt', '\\other.txt'];
  const replies = await Promise.all(paths.map((path) => face.send({ path: room + path, headers: { cookie } })));
  expect(replies.map(({ status, body }) => [status, body.includes(MARK)])).toEqual(paths.map(() => [404, false]));
});

test('a token that is nearly right, or stands twice, lets nobody in', async () => {
  const face = await aFace();
  const { search } = new URL(face.links[0] ?? '');
  const near = `${search.slice(0, -1)}${search.endsWith('A') ? 'B' : 'A'}`;
  const wrong = [near, search.slice(0, -1), `${search}&${search.slice(1)}`, search.toUpperCase(), `${search}%20`];
  const replies = [];
  for (const query of wrong) replies.push(await face.send({ path: `/enter${query}` }));
  expect(replies.map(({ status, headers }) => [status, headers['set-cookie']])).toEqual(
    wrong.map(() => [403, undefined]),
  );
});
