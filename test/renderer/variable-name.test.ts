import { expect, test } from 'vitest';
import { upperSnake as upperSnakeOfMain } from '../../main/domain/names.ts';
import {
  defaultVariable,
  reasonAgainstVariable,
  secretName,
  upperSnake,
} from '../../renderer/pages/add/variable-name.ts';

const FIELDS = ['userName', 'HTTPPort', 'a.b', 'ca.pem', 'with space', 'x-y/z:1', 'ALREADY_GOOD', 'größe', ''];

test('the window proposes the names that the main process would give', () => {
  expect(FIELDS.map(upperSnake)).toEqual(FIELDS.map(upperSnakeOfMain));
});

test('a secret of one text is named after its own last part', () => {
  const arn = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:dev/shop/stripe-key-AbCdEf';
  expect(defaultVariable('', { secret: 'dev/shop/stripe-key', prefix: '' })).toBe('STRIPE_KEY');
  expect(defaultVariable('', { secret: arn, prefix: 'SHOP_' })).toBe('SHOP_STRIPE_KEY');
  expect(secretName(arn)).toBe('dev/shop/stripe-key');
});

test.each([
  ['DB_USER', true],
  ['_x1', true],
  ['1X', false],
  ['A-B', false],
  ['', false],
  ['A'.repeat(257), false],
])('the name %j', (name, isGood) => {
  expect(reasonAgainstVariable(name) === undefined).toBe(isGood);
});
