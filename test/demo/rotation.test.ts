import { expect, test } from 'vitest';
import { makeDatabaseSecret, makePassword, rotateSecretText } from '../../main/demo/rotation.ts';

/** The same numbers every time, well spread over [0, 1). */
function sequence(): () => number {
  let step = 0;
  return () => {
    step += 1;
    return (step * 0.618_033_988_749_895) % 1;
  };
}

test('the same chance makes the same secret', () => {
  expect(makeDatabaseSecret({ random: sequence() })).toBe(makeDatabaseSecret({ random: sequence() }));
  expect(Object.keys(JSON.parse(makeDatabaseSecret({ random: sequence() })))).toEqual([
    'username',
    'password',
    'host',
    'port',
    'dbname',
  ]);
});

test('plain passwords need no quoting, nasty ones do', () => {
  expect(makePassword({ random: sequence() })).toMatch(/^[A-Za-z0-9]{24}$/);
  expect(makePassword({ random: sequence(), isNasty: true })).not.toMatch(/^[A-Za-z0-9]*$/);
});

test('a rotation changes passwords, tokens and keys, and nothing else', () => {
  const before = { username: 'shop', password: 'old', apiKey: 'old', port: 5432, nested: { password: 'old' } };
  const after = JSON.parse(rotateSecretText(JSON.stringify(before), { random: sequence() }));
  expect(Object.keys(after)).toEqual(Object.keys(before));
  expect(after).toMatchObject({ username: 'shop', port: 5432, nested: { password: 'old' } });
  expect([after.password, after.apiKey].includes('old')).toBe(false);
});

test('what is no JSON object is replaced whole', () => {
  expect(rotateSecretText('plain', { random: sequence() })).toMatch(/^[A-Za-z0-9]{24}$/);
});
