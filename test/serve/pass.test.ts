import { expect, test } from 'vitest';
import { createPass, type Pass } from '../../main/serve/pass.ts';

test('a link lets one browser in, once', () => {
  const pass = createPass();
  const token = pass.newToken();
  const cookie = pass.exchange(token);
  expect([pass.isValid(cookie), pass.exchange(token), pass.isValid(token), pass.isValid(undefined)]).toEqual([
    true,
    undefined,
    false,
    false,
  ]);
});

test('nothing but the token of the newest link opens', () => {
  const pass = createPass();
  const before = pass.exchange('') ?? pass.exchange('undefined');
  const [old, fresh] = [pass.newToken(), pass.newToken()];
  expect([before, pass.exchange(old), pass.exchange(`${fresh}x`), pass.exchange(fresh.slice(1))]).toEqual(
    Array.from({ length: 4 }, () => undefined),
  );
  expect(pass.isValid(pass.exchange(fresh))).toBe(true);
});

test('a new link leaves those who are in alone; the oldest of nine goes', () => {
  const pass = createPass();
  const cookies = Array.from({ length: 9 }, () => pass.exchange(pass.newToken()));
  expect(cookies.map(pass.isValid)).toEqual([false, ...Array.from({ length: 8 }, () => true)]);
});

type Check = (cookie: string | undefined, right: string) => boolean;

/** Cookies that are nearly the right one and are taken for it. */
function mistakenFor(right: string, check: Check): string[] {
  const other = right.endsWith('A') ? 'B' : 'A';
  const near = ['', right.slice(1), right.slice(0, -1), `${right}A`, `${right.slice(0, -1)}${other}`, right.repeat(2)];
  return [...near, right.toLowerCase(), `${right} `, 'x'.repeat(right.length)].filter((cookie) => check(cookie, right));
}

function enter(pass: Pass): string {
  return pass.exchange(pass.newToken()) ?? '';
}

test('a cookie that is nearly right is not right', () => {
  const pass = createPass();
  expect(mistakenFor(enter(pass), pass.isValid)).toEqual([]);
});

test.each<[string, Check]>([
  ['takes any cookie', (cookie) => cookie !== undefined],
  ['compares the start', (cookie, right) => cookie?.startsWith(right.slice(0, 40)) === true],
  ['compares lengths', (cookie, right) => cookie?.length === right.length],
  ['forgets case', (cookie, right) => cookie?.toLowerCase() === right.toLowerCase()],
])('a check that %s is caught', (_, broken) => {
  expect(mistakenFor(enter(createPass()), broken)).not.toEqual([]);
});
