import { expect, test } from 'vitest';
import { failureOf, secretsOf, standIn } from './stand-in-clients.ts';

const HOUR = 3_600_000;
const START = Date.parse('2026-03-10T09:30:00Z');
const LAMBDA = 'arn:aws:lambda:eu-west-1:123456789012:function:rotate';

/** A stopped clock, and the middle of every window. */
async function scheduled(random = 0.5) {
  const aws = await standIn({ now: () => START, random: () => random });
  const first = aws.secrets.put('dev/db', '{"username":"shop","password":"first"}');
  const client = secretsOf(aws);
  const RotationRules = { ScheduleExpression: 'rate(4 hours)', Duration: '2h' };
  await client.rotateSecret({ SecretId: 'dev/db', RotationLambdaARN: LAMBDA, RotationRules, RotateImmediately: false });
  return { aws, client, first };
}

test('the next rotation date is the end of the window, and the rotation comes inside it', async () => {
  const { aws, client, first } = await scheduled();
  const before = await client.describeSecret({ SecretId: 'dev/db' });
  expect(before.NextRotationDate).toEqual(new Date('2026-03-10T14:00:00Z'));
  aws.clock.advance(3.5 * HOUR - 1);
  expect(aws.secrets.versionId('dev/db')).toBe(first);
  aws.clock.advance(1 + aws.settings.rotationTakesMs);
  expect(aws.secrets.versionId('dev/db')).not.toBe(first);
  const after = await client.describeSecret({ SecretId: 'dev/db' });
  expect([after.LastRotatedDate, after.NextRotationDate]).toEqual([
    new Date('2026-03-10T13:00:00.200Z'),
    new Date('2026-03-10T18:00:00Z'),
  ]);
});

test('chance picks the moment', async () => {
  const { aws, first } = await scheduled(0);
  aws.clock.advance(2.5 * HOUR + aws.settings.rotationTakesMs);
  expect(aws.secrets.versionId('dev/db')).not.toBe(first);
});

test('a long advance runs every rotation on the way, in order', async () => {
  const { aws, client } = await scheduled();
  aws.clock.advance(24 * HOUR);
  const versions = (await client.listSecretVersionIds({ SecretId: 'dev/db', IncludeDeprecated: true })).Versions ?? [];
  expect(versions.slice(1).map(({ CreatedDate }) => CreatedDate?.toISOString().slice(8, 16))).toEqual([
    '10T13:00',
    '10T17:00',
    '10T21:00',
    '11T01:00',
    '11T05:00',
    '11T09:00',
  ]);
});

test('while a rotation runs its version has a label but no value', async () => {
  const { aws, client, first } = await scheduled();
  const { VersionId = '' } = await client.rotateSecret({ SecretId: 'dev/db' });
  expect((await client.describeSecret({ SecretId: 'dev/db' })).VersionIdsToStages).toEqual({
    [first]: ['AWSCURRENT'],
    [VersionId]: ['AWSPENDING'],
  });
  const pending = client.getSecretValue({ SecretId: 'dev/db', VersionStage: 'AWSPENDING' });
  expect((await failureOf(pending))[0]).toBe('ResourceNotFoundException');
  expect(await failureOf(client.rotateSecret({ SecretId: 'dev/db' }))).toEqual([
    'InvalidRequestException',
    "A previous rotation isn't complete. That rotation will be reattempted.",
    400,
  ]);
  aws.clock.advance(aws.settings.rotationTakesMs);
  expect((await client.describeSecret({ SecretId: 'dev/db' })).VersionIdsToStages).toEqual({
    [first]: ['AWSPREVIOUS'],
    [VersionId]: ['AWSCURRENT'],
  });
});

test('a rotation changes the password and keeps the rest', async () => {
  const { aws } = await scheduled();
  aws.secrets.rotate('dev/db');
  const value = JSON.parse(aws.secrets.value('dev/db') ?? '');
  expect([Object.keys(value), value.username, value.password === 'first']).toEqual([
    ['username', 'password'],
    'shop',
    false,
  ]);
});

test('a broken rotation lets the next rotation date fall into the past', async () => {
  const { aws, client, first } = await scheduled();
  aws.settings.areRotationsBroken = true;
  aws.clock.advance(24 * HOUR);
  expect(aws.secrets.versionId('dev/db')).toBe(first);
  const { NextRotationDate } = await client.describeSecret({ SecretId: 'dev/db' });
  expect(NextRotationDate).toEqual(new Date('2026-03-10T14:00:00Z'));
});

test('a cancelled rotation does not come', async () => {
  const { aws, client, first } = await scheduled();
  await client.cancelRotateSecret({ SecretId: 'dev/db' });
  aws.clock.advance(24 * HOUR);
  const description = await client.describeSecret({ SecretId: 'dev/db' });
  expect([aws.secrets.versionId('dev/db'), description.RotationEnabled]).toEqual([first, false]);
});

test('a secret without a rotation function is not rotated', async () => {
  const aws = await standIn();
  aws.secrets.put('dev/db', 'one');
  const [name, message] = await failureOf(secretsOf(aws).rotateSecret({ SecretId: 'dev/db' }));
  expect([name, message]).toEqual([
    'InvalidRequestException',
    'No Lambda rotation function ARN is associated with this secret.',
  ]);
});
