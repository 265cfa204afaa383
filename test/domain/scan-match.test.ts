import { expect, test } from 'vitest';
import { matchesOf, matchOf, nearness } from '../../main/domain/scan-match.ts';

const FILE = { folder: 'shop', file: '.env', variables: ['DB_USER', 'DB_PASSWORD', 'PORT'] };

test('two variables named like fields are a match', () => {
  expect(matchOf({ secret: 'x', fields: ['user', 'password', 'host'] }, FILE)?.variables).toEqual({
    user: 'DB_USER',
    password: 'DB_PASSWORD',
  });
});

test.each([
  ['one variable alone', { secret: 'dev/mail', fields: ['password'] }, undefined],
  ['one, and the name of the folder', { secret: 'dev/shop', fields: ['password'] }, { password: 'DB_PASSWORD' }],
  ['one, and the beginning of the variable', { secret: 'dev/db', fields: ['password'] }, { password: 'DB_PASSWORD' }],
  ['a word that every secret has', { secret: 'dev/app', fields: ['port'] }, undefined],
  ['nothing', { secret: 'dev/shop', fields: ['zebra'] }, undefined],
])('%s', (_name, secret, variables) => {
  expect(matchOf(secret, FILE)?.variables).toEqual(variables);
});

test('a plain secret goes to the variable with its name', () => {
  const file = { ...FILE, variables: ['STRIPE_KEY'] };
  expect(matchOf({ secret: 'dev/stripe-key', fields: [''] }, file)?.variables).toEqual({ '': 'STRIPE_KEY' });
});

test('two secrets that could fill one variable: the nearer one is proposed', () => {
  const fields = ['user', 'password'];
  const found = matchesOf(
    [FILE],
    [
      { secret: 'dev/billing/db', fields },
      { secret: 'dev/shop/db', fields },
    ],
  );
  expect(found.map(({ secret }) => secret)).toEqual(['dev/shop/db']);
});

test('two fields never lead to one variable', () => {
  const file = { ...FILE, variables: ['DB_PASSWORD'] };
  const match = matchOf({ secret: 'dev/db', fields: ['password', 'db_password'] }, file);
  expect(Object.values(match?.variables ?? {})).toEqual(['DB_PASSWORD']);
});

test('a name that shares nothing is not looked at', () => {
  expect(nearness('prod/zebra', FILE)).toBe(0);
});

test('a number tells two of a kind apart, and alone says nothing', () => {
  const file = { folder: 'x', file: '.env', variables: ['SERVICE_5_PASSWORD'] };
  const secrets = ['a/service-0', 'a/service-5'].map((secret) => ({ secret, fields: ['password'] }));
  expect(matchesOf([file], secrets).map(({ secret }) => secret)).toEqual(['a/service-5']);
  expect(nearness('mail/5', file)).toBe(0);
});

test('a database is DB in variables', () => {
  expect(nearness('dev/x/database', FILE)).toBeGreaterThan(0);
  expect(matchOf({ secret: 'dev/x/database', fields: ['password'] }, FILE)?.variables).toEqual({
    password: 'DB_PASSWORD',
  });
});
