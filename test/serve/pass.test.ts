import { expect, test } from 'vitest';
import { createPass } from '../../main/serve/pass.ts';

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
