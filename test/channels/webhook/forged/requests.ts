import { EVENT } from './credentials.ts';

const KEY = 'X-Key: k3y-of-the-sender';
const LENGTH = Buffer.byteLength(EVENT);

type Parts = {
  readonly line?: string;
  readonly host?: string;
  readonly more?: readonly string[];
  readonly body?: string;
};

function raw({ line = 'POST /events HTTP/1.1', host = 'Host: 127.0.0.1', more = [], body = EVENT }: Parts): string {
  return [line, host, KEY, ...more, '', body].join('\r\n');
}

const OWN_LENGTH = `Content-Length: ${LENGTH}`;

function methods(): [string, string][] {
  const odd = ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'CONNECT', 'PROPFIND', 'QUERY', 'PRI'];
  const none = ['post', 'Post', 'POSTS', 'P OST', '', 'POST\t', '\u0000POST', 'POST,GET', 'XPOST'];
  return [...odd, ...none].map((method) => [
    `the method ${JSON.stringify(method)}`,
    raw({ line: `${method} /events HTTP/1.1`, more: [OWN_LENGTH, 'X-HTTP-Method-Override: POST'] }),
  ]);
}

const PATHS = [
  '/',
  '/events/',
  '//events',
  '/Events',
  '/EVENTS',
  '/events?x',
  '/events?',
  '/events#x',
  '/events;x',
  '/%65vents',
  '/events%00',
  '/events%2f',
  '/events.json',
  '/./events',
  '/x/../events',
  '/sns/../events',
  '\\events',
  'events',
  '*',
  'http://127.0.0.1/events',
  'http://evil.example/events',
  '//evil.example/events',
  '/__proto__',
  '/constructor',
  '/toString',
  '/sns',
  '/relay',
  '/oauth/token',
  '/events /sns',
];

const HOSTS = [
  'evil.example',
  'evil.example:80',
  '127.0.0.1.evil.example',
  'localhost.evil.example',
  'evil.example@127.0.0.1',
  '127.0.0.1@evil.example',
  '127.0.0.1:80:80',
  '127.0.0.1:x',
  '127.0.0.1,evil.example',
  '127.0.0.1 evil.example',
  '127.0.0.2',
  '127.1',
  '0.0.0.0',
  '0',
  '2130706433',
  '0x7f000001',
  '[::ffff:127.0.0.1]',
  '192.168.0.1',
  'localhost.',
  'LOCALHOST',
  'localhost.localdomain',
  'rebind.network',
  'http://127.0.0.1',
  '',
  '*',
];

const BROWSER = [
  'Origin: http://evil.example',
  'Origin: null',
  'Origin: http://127.0.0.1',
  'Origin:',
  'Sec-Fetch-Site: cross-site',
  'Sec-Fetch-Site: same-origin',
  'Sec-Fetch-Site: none',
];

/** Two readers of these see two different requests. */
const FRAMES: readonly (readonly [string, string])[] = [
  ['a length and chunks', raw({ more: [OWN_LENGTH, 'Transfer-Encoding: chunked'] })],
  ['chunks and a length', raw({ more: ['Transfer-Encoding: chunked', OWN_LENGTH], body: `0\r\n\r\n${EVENT}` })],
  ['two lengths', raw({ more: [OWN_LENGTH, 'Content-Length: 5'] })],
  ['the same length twice', raw({ more: [OWN_LENGTH, OWN_LENGTH] })],
  ['lengths in a list', raw({ more: [`Content-Length: ${LENGTH}, ${LENGTH}`] })],
  ['a length with a sign', raw({ more: [`Content-Length: +${LENGTH}`] })],
  ['a length below zero', raw({ more: ['Content-Length: -1'] })],
  ['a length in hex', raw({ more: [`Content-Length: 0x${LENGTH.toString(16)}`] })],
  ['a length that is too long', raw({ more: [`Content-Length: ${LENGTH + 10}`] })],
  ['a length beyond all numbers', raw({ more: ['Content-Length: 99999999999999999999999'] })],
  ['a huge length', raw({ more: ['Content-Length: 9007199254740991'] })],
  ['chunks by another name', raw({ more: ['Transfer-Encoding: xchunked'] })],
  ['chunks twice', raw({ more: ['Transfer-Encoding: chunked, chunked'], body: `0\r\n\r\n${EVENT}` })],
  ['chunks that are compressed', raw({ more: ['Transfer-Encoding: gzip, chunked'], body: `0\r\n\r\n${EVENT}` })],
  ['a chunk of a wrong size', raw({ more: ['Transfer-Encoding: chunked'], body: `5\r\n${EVENT}\r\n0\r\n\r\n` })],
  [
    'a chunk of a size that is none',
    raw({ more: ['Transfer-Encoding: chunked'], body: `zz\r\n${EVENT}\r\n0\r\n\r\n` }),
  ],
  ['a chunk of a size below zero', raw({ more: ['Transfer-Encoding: chunked'], body: `-5\r\n${EVENT}\r\n0\r\n\r\n` })],
  ['a chunk without an end', raw({ more: ['Transfer-Encoding: chunked'], body: `${LENGTH.toString(16)}\r\n${EVENT}` })],
  ['a blank before the colon', raw({ more: [`Content-Length : ${LENGTH}`] })],
  ['a tab before the colon', raw({ more: [`Transfer-Encoding\t: chunked`, OWN_LENGTH] })],
  ['a folded header', raw({ more: [OWN_LENGTH, 'X-Folded: a\r\n\tX-Key: x', 'Transfer-Encoding:\r\n chunked'] })],
  ['a bare line feed between headers', raw({ more: [`X: y\nTransfer-Encoding: chunked`, OWN_LENGTH] })],
  ['a bare carriage return between headers', raw({ more: [`X: y\rTransfer-Encoding: chunked`, OWN_LENGTH] })],
  ['a NUL in a header', raw({ more: [OWN_LENGTH, 'X: a\u0000b'] })],
  ['a header without a name', raw({ more: [OWN_LENGTH, ': x'] })],
  ['headers of more than 16 KiB', raw({ more: [OWN_LENGTH, `X: ${'x'.repeat(20_000)}`] })],
  ['thousands of headers', raw({ more: [OWN_LENGTH, ...Array.from({ length: 5000 }, () => 'X: y')] })],
  ['no host', raw({ host: 'X: y', more: [OWN_LENGTH] })],
  ['two hosts', raw({ more: ['Host: evil.example', OWN_LENGTH] })],
  ['HTTP/0.9', 'POST /events\r\n'],
  ['HTTP/3.0', raw({ line: 'POST /events HTTP/3.0', more: [OWN_LENGTH] })],
  ['HTTP/1.10', raw({ line: 'POST /events HTTP/1.10', more: [OWN_LENGTH] })],
  ['the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
  ['the start of TLS', '\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003'],
  ['a body of more than 320 KiB', raw({ more: [`Content-Length: 400000`], body: EVENT.padEnd(400_000) })],
  [
    'more than 320 KiB in chunks',
    raw({ more: ['Transfer-Encoding: chunked'], body: `61a80\r\n${EVENT.padEnd(400_000)}\r\n0\r\n\r\n` }),
  ],
];

/** `[what is wrong, bytes]`: each carries the right key, so that it is refused for its shape alone. */
export const ODD_REQUESTS: readonly (readonly [string, string])[] = [
  ...methods(),
  ...PATHS.map((path) => [`the path ${path}`, raw({ line: `POST ${path} HTTP/1.1`, more: [OWN_LENGTH] })] as const),
  ...HOSTS.map(
    (host) => [`the host ${JSON.stringify(host)}`, raw({ host: `Host: ${host}`, more: [OWN_LENGTH] })] as const,
  ),
  ...BROWSER.map((header) => [header, raw({ more: [OWN_LENGTH, header] })] as const),
  ...FRAMES,
];

/** A request as it should be, and inside its body another with the right key. */
export const SMUGGLED = [
  'POST /events HTTP/1.1',
  'Host: 127.0.0.1',
  `Content-Length: ${Buffer.byteLength(raw({ more: [OWN_LENGTH] }))}`,
  '',
  raw({ more: [OWN_LENGTH] }),
].join('\r\n');

export const GOOD_REQUEST = raw({ more: [OWN_LENGTH] });
