import type { IncomingHttpHeaders } from 'node:http';
import { expect, test } from 'vitest';
import { checkOrigin, cookieIn } from '../../main/serve/guard.ts';

const OURS: readonly IncomingHttpHeaders[] = [
  { host: '127.0.0.1:4711' },
  { host: 'localhost:9', origin: 'http://localhost:9', 'sec-fetch-site': 'same-origin' },
  { host: '[::1]:80', 'sec-fetch-site': 'none' },
  { host: 'localhost' },
];

const STRANGERS: readonly IncomingHttpHeaders[] = [
  {},
  { host: '' },
  { host: 'evil.example:4711' },
  { host: 'localhost.evil.example' },
  { host: 'evil.example#localhost:1' },
  { host: '127.0.0.1.nip.io:4711' },
  { host: '127.0.0.1:4711@evil.example' },
  { host: '0.0.0.0:4711' },
  { host: '127.0.0.1:4711', origin: 'http://evil.example' },
  { host: '127.0.0.1:4711', origin: 'null' },
  { host: '127.0.0.1:4711', origin: 'http://127.0.0.1:4712' },
  { host: '127.0.0.1:4711', origin: 'https://127.0.0.1:4711' },
  { host: '127.0.0.1:4711', 'sec-fetch-site': 'cross-site' },
  { host: '127.0.0.1:4711', 'sec-fetch-site': 'same-site' },
];

type Check = typeof checkOrigin;

/** Strangers that a check lets in, and pages of ours that it turns away. */
function mistakesOf(check: Check): IncomingHttpHeaders[] {
  const isIn = (headers: IncomingHttpHeaders): boolean => check(headers, { isLink: false }) === undefined;
  return [...STRANGERS.filter(isIn), ...OURS.filter((headers) => !isIn(headers))];
}

test('our page is let in, and nobody else', () => {
  expect(mistakesOf(checkOrigin)).toEqual([]);
});

test.each<[string, Check]>([
  ['looks at the start of the host', ({ host = '' }) => (/^(localhost|127\.0\.0\.1)/.test(host) ? undefined : 'host')],
  ['looks at the origin alone', ({ origin }) => (origin?.includes('127.0.0.1') ? undefined : 'origin')],
  ['forgets the site', ({ host = '', origin }) => (origin && !origin.endsWith(host) ? 'origin' : undefined)],
])('a check that %s is caught', (_, broken) => {
  expect(mistakesOf(broken)).not.toEqual([]);
});

test('a printed link may be opened from anywhere, but on this machine only', () => {
  const asked = { 'sec-fetch-site': 'cross-site' };
  expect([
    checkOrigin({ ...asked, host: '127.0.0.1:1' }, { isLink: true }),
    checkOrigin({ ...asked, host: 'evil.example' }, { isLink: true }),
  ]).toEqual([undefined, 'host']);
});

test('a cookie is read whole, and one that stands twice counts as none', () => {
  expect(
    ['a=1; keyturn=x=y', 'keyturn=1; keyturn=2', 'mykeyturn=1', ''].map((cookie) => cookieIn({ cookie }, 'keyturn')),
  ).toEqual(['x=y', undefined, undefined, undefined]);
});
