import { expect, test } from 'vitest';
import type { Coverage } from '../../main/domain/channel.ts';
import type { Hint } from '../../main/domain/hint.ts';
import { hintMatcher, isCovered, type Watched } from '../../main/domain/hint-match.ts';

const ARN = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:';

function watched(
  secret: string,
  more: Partial<Watched> & { label?: string; profile?: string; inRegion?: string } = {},
) {
  const { label = 'AWSCURRENT', profile, inRegion, ...known } = more;
  return { ref: { secret, label, ...(profile && { profile }), ...(inRegion && { region: inRegion }) }, ...known };
}

const PAIRS: readonly (readonly [said: string, watch: Watched, expected: boolean])[] = [
  ['dev/db', watched('dev/db'), true],
  [`${ARN}dev/db-AbCdEf`, watched('dev/db'), true],
  [`${ARN}dev/db-AbCdEf`, watched('dev/db-AbCdEf'), true],
  [`${ARN}dev/db`, watched('dev/db'), true],
  [`${ARN}dev/db-AbCdEf`, watched(`${ARN}dev/db-AbCdEf`), true],
  [`${ARN}dev/db-AbCdEf`, watched(`${ARN}dev/db`), true],
  [`${ARN}dev/db`, watched(`${ARN}dev/db-AbCdEf`), true],
  ['dev/db', watched(`${ARN}dev/db-AbCdEf`), true],
  ['dev/db', watched(`${ARN}dev/db`), true],
  ['dev/db', watched('dev/db-AbCdEf'), false],
  ['dev/db-AbCdEf', watched('dev/db'), false],
  [`${ARN}dev/db-AbCdEf`, watched('dev/d'), false],
  [`${ARN}dev/db-AbCdEf`, watched(`${ARN}dev/db-backup`), false],
  [`${ARN}dev/db-backup-AbCdEf`, watched('dev/db'), false],
  [`${ARN}dev/db-backup-AbCdEf`, watched('dev/db', { arn: `${ARN}dev/db-XyZ123` }), false],
  [`${ARN}dev/db-AbCdEf`, watched('dev/db', { arn: `${ARN}dev/db-XyZ123` }), true],
];

test.each(PAIRS)('%s, watched as %j: %s', (secret, watch, expected) => {
  expect(hintMatcher({ secret })(watch)).toBe(expected);
});

const PLACES: readonly (readonly [said: Partial<Hint>, watch: Watched, expected: boolean])[] = [
  [{ region: 'us-east-1' }, watched('dev/db', { region: 'eu-west-1' }), false],
  [{ region: 'us-east-1' }, watched('dev/db', { inRegion: 'eu-west-1' }), false],
  [{ region: 'eu-west-1' }, watched('dev/db', { region: 'eu-west-1' }), true],
  [{ region: 'us-east-1' }, watched('dev/db'), true],
  [{ account: '444455556666' }, watched('dev/db', { arn: `${ARN}dev/db-AbCdEf` }), false],
  [{ account: '444455556666' }, watched(`${ARN}dev/db`), false],
  [{ account: '444455556666' }, watched('dev/db'), true],
  [{ secret: `${ARN}dev/db-AbCdEf`, region: 'us-east-1' }, watched('dev/db', { region: 'eu-west-1' }), true],
  [{ label: 'blue' }, watched('dev/db'), false],
  [{ label: 'AWSCURRENT' }, watched('dev/db', { label: 'AWSPREVIOUS' }), true],
  [{ label: 'AWSPREVIOUS' }, watched('dev/db'), false],
];

test.each(PLACES)('said %j, watched as %j: %s', (said, watch, expected) => {
  expect(hintMatcher({ secret: 'dev/db', ...said })(watch)).toBe(expected);
});

const COVERED: readonly (readonly [covers: Coverage, watch: Watched, expected: boolean])[] = [
  [{}, watched('dev/db'), true],
  [{}, watched('dev/db', { label: 'AWSPENDING' }), false],
  [{ labels: ['AWSPENDING'] }, watched('dev/db', { label: 'AWSPENDING' }), true],
  [{ labels: ['AWSCURRENT'] }, watched('dev/db', { label: 'blue' }), false],
  [{ labels: ['AWSCURRENT'] }, watched('dev/db', { label: 'AWSPREVIOUS' }), true],
  [{ region: 'eu-west-1' }, watched('dev/db'), false],
  [{ region: 'eu-west-1' }, watched('dev/db', { region: 'eu-west-1' }), true],
  [{ profile: 'dev' }, watched('dev/db', { profile: 'dev' }), true],
  [{ profile: 'dev' }, watched('dev/db', { profile: 'prod' }), false],
  [{ profile: 'dev' }, watched('dev/db'), false],
  [{ profile: 'dev', account: '111122223333' }, watched(`${ARN}dev/db`, { profile: 'admin' }), true],
  [{ account: '444455556666' }, watched(`${ARN}dev/db`), false],
  [{ prefixes: ['prod/', 'dev/'] }, watched('dev/db'), true],
  [{ prefixes: ['prod/'] }, watched(`${ARN}dev/db`), false],
  [{ prefixes: ['dev/'] }, watched(`${ARN}dev/db`), true],
];

test.each(COVERED)('a channel that covers %j, watched as %j: %s', (covers, watch, expected) => {
  expect(isCovered(covers, watch)).toBe(expected);
});
