import { expect, test } from 'vitest';
import { worstMood } from '../../main/domain/mood.ts';
import { isShared, type Problem, retryOf } from '../../main/domain/problem.ts';
import { parseArn, refKey } from '../../main/domain/secret.ts';

const ARN = 'arn:aws:secretsmanager:us-west-2:012345678901:secret:';

const NAMES: readonly (readonly [secret: string, parts: object | undefined])[] = [
  ['dev/shop/database', undefined],
  [`${ARN}dev/db-a1b2c3`, { region: 'us-west-2', account: '012345678901', name: 'dev/db-a1b2c3' }],
  [`${ARN}dev/db`, { region: 'us-west-2', account: '012345678901', name: 'dev/db' }],
  [`${ARN.replace('aws:', 'aws-cn:')}x`, { region: 'us-west-2', account: '012345678901', name: 'x' }],
  ['arn:aws:s3:::bucket', undefined],
  [ARN, undefined],
];

test.each(NAMES)('%s', (secret, parts) => {
  expect(parseArn(secret)).toEqual(parts);
});

test('a watcher stands for one secret, label, profile and region', () => {
  const base = { secret: 's', label: 'AWSCURRENT' };
  const refs = [base, { ...base, label: 'L' }, { ...base, profile: 'p' }, { ...base, region: 'r' }];
  expect(new Set(refs.map(refKey)).size).toBe(4);
});

test('a problem carries its verdict', () => {
  const problem = (code: Problem['code']): Problem => ({ code, message: '', cure: '' });
  expect(retryOf(problem('throttled'))).toBe('soon');
  expect(retryOf(problem('login-expired'))).toBe('login');
  expect([isShared(problem('login-expired')), isShared(problem('access-denied'))]).toEqual([true, false]);
});

test('the worst mood wins', () => {
  expect(worstMood(['calm', 'changed', 'needs you'])).toBe('needs you');
  expect(worstMood([])).toBe('calm');
});
