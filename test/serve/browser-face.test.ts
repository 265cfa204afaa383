import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aFace, MARK, type Sent } from './a-face.ts';

const ASK = { method: 'POST', path: '/ask', body: '{"name":"getView"}' };

/** The same request inside of a room. */
const inside = (room: string, sent: Sent): Sent => ({ ...sent, path: room + sent.path });

test('the link gives a strict cookie, and with it the page, its asks and its events are there', async () => {
  const face = await aFace();
  const { pathname, search } = new URL(face.links[0] ?? '');
  const entered = await face.send({ path: pathname + search, headers: { 'sec-fetch-site': 'cross-site' } });
  const [, cookie = '', room = ''] =
    /^(keyturn=[\w-]{43}); Path=(\/[\w-]{22})\/; HttpOnly; SameSite=Strict$/.exec(
      entered.headers['set-cookie']?.[0] ?? '',
    ) ?? [];
  expect(entered.body).toContain(`url=${room}/"`);
  const page = await face.send({ path: `${room}/`, headers: { cookie } });
  const answer = await face.send(inside(room, { ...ASK, headers: { cookie, 'content-type': 'application/json' } }));
  const streamed = face.send({ path: `${room}/events`, headers: { cookie } });
  const told = setInterval(() => face.tell({ sequence: 7 }), 10);
  const stream = await streamed;
  clearInterval(told);
  expect([page.status, page.body, answer.body, face.asked]).toEqual([
    200,
    `index.html ${MARK}`,
    JSON.stringify({ ok: true, value: MARK }),
    [['getView', undefined]],
  ]);
  expect(stream.body).toContain('event: viewChanged\ndata: {"sequence":7}\n\n');
});

test('every answer forbids what a page could be misused for', async () => {
  const face = await aFace();
  const { cookie, room } = await face.enter();
  const replies = await Promise.all(
    [`${room}/`, `${room}/nothing`, '/', '/favicon.ico', '/enter?token=x'].map((path) =>
      face.send({ path, headers: { cookie } }),
    ),
  );
  for (const { headers } of replies) {
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; /);
    expect(new Set(headers['content-security-policy']?.toString().match(/'[^']*'|[a-z]+:|\*/g))).toEqual(
      new Set(["'none'", "'self'"]),
    );
    expect([headers['x-content-type-options'], headers['cache-control']]).toEqual(['nosniff', 'no-store']);
  }
});

test('whoever comes without a pass learns nothing, and a new link is printed in the terminal, once', async () => {
  const face = await aFace();
  const { cookie, room } = await face.enter();
  const first = await face.send({ path: '/' });
  await face.send({ path: `${room}/keyturn.js` });
  expect([first.status, first.body.includes(MARK), face.links.length]).toEqual([403, false, 1]);
  expect((await face.send({ path: `${room}/`, headers: { cookie } })).status).toBe(200);
});

const HOSTS = ['127.0.0.1:1', 'localhost:9', 'evil.example', '127.0.0.1.evil.example', '', '[::1]:2'];
const PATHS = [
  '/',
  '/ask',
  '/events',
  '/keyturn.js',
  '/../other.txt',
  '/..%2fother.txt',
  '/%2e%2e/other.txt',
  '//other.txt',
  '/enter',
  '/enter?token=',
];

/** Requests of somebody who has no pass: everything may be right but that. */
const strangers = fc.record({
  method: fc.constantFrom('GET', 'POST', 'PUT', 'OPTIONS', 'HEAD'),
  path: fc.oneof(
    fc.constantFrom(...PATHS),
    fc.webPath().map((path) => path || '/'),
  ),
  host: fc.constantFrom(...HOSTS),
  origin: fc.constantFrom(undefined, 'null', 'http://127.0.0.1:1', 'http://evil.example'),
  site: fc.constantFrom(undefined, 'cross-site', 'same-origin', 'none', 'same-site'),
  cookie: fc.oneof(
    fc.constantFrom(undefined, '', 'keyturn=', 'keyturn=a; keyturn=b'),
    fc.base64String().map((text) => `keyturn=${text}`),
  ),
  type: fc.constantFrom(undefined, 'application/json', 'text/plain'),
  forwarded: fc.constantFrom(undefined, '127.0.0.1'),
});

function requestOf({
  method,
  path,
  host,
  origin,
  site,
  cookie,
  type,
  forwarded,
}: typeof strangers extends fc.Arbitrary<infer T> ? T : never): Sent {
  const headers = { host, origin, 'sec-fetch-site': site, cookie, 'content-type': type, 'x-forwarded-for': forwarded };
  const given = Object.entries(headers).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return { method, path, headers: Object.fromEntries(given), ...(method === 'POST' && { body: ASK.body }) };
}

type Face = Awaited<ReturnType<typeof aFace>>;

/** Everything that is read out of the room, so that nothing but the pass is missing. */
async function leaks(sent: Sent, face: Face, room: string): Promise<boolean> {
  const { body, headers } = await face.send(inside(room, sent));
  return body.includes(MARK) || headers['set-cookie'] !== undefined || face.asked.length > 0;
}

test('10,000 requests without a pass get not one byte, and reach nothing', async () => {
  const face = await aFace();
  const { room } = await face.enter();
  const rooms = fc.constantFrom(room, '', `${room}/..`, room.slice(0, -1));
  await fc.assert(
    fc.asyncProperty(strangers, rooms, async (stranger, of) => !(await leaks(requestOf(stranger), face, of))),
    { numRuns: 10_000, seed: 4 },
  );
}, 60_000);

test('the same requests with a pass do get through: the check can fail', async () => {
  const face = await aFace();
  const { cookie, room } = await face.enter();
  const withPass = (sent: Sent): Sent => ({ ...sent, headers: { ...sent.headers, cookie } });
  const found = await fc.check(
    fc.asyncProperty(strangers, async (stranger) => !(await leaks(withPass(requestOf(stranger)), face, room))),
    { numRuns: 1000, seed: 4 },
  );
  expect(found.failed).toBe(true);
});

test('with a pass, another site, another host and another type of body still reach nothing', async () => {
  const face = await aFace();
  const { cookie, room } = await face.enter();
  const json = { cookie, 'content-type': 'application/json' };
  const wrong = [
    { ...json, host: 'evil.example' },
    { ...json, origin: 'http://evil.example' },
    { ...json, 'sec-fetch-site': 'cross-site' },
    { cookie, 'content-type': 'text/plain' },
  ];
  const replies = await Promise.all(wrong.map((headers) => face.send(inside(room, { ...ASK, headers }))));
  const broken = await face.send(inside(room, { ...ASK, headers: json, body: '{' }));
  const large = await face.send(
    inside(room, { ...ASK, headers: json, body: JSON.stringify({ name: 'x'.repeat(300_000) }) }),
  );
  expect([...replies.map(({ status }) => status), broken.status, large.status, face.asked]).toEqual([
    ...[403, 403, 403, 415, 400, 400],
    [],
  ]);
});
