import { expect, test } from 'vitest';
import { failureOf, secretsOf, standIn } from './stand-in-clients.ts';

const TOKENS = ['1', '2', '3'].map((digit) => digit.repeat(32));
const [FIRST = '', SECOND = '', THIRD = ''] = TOKENS;

async function threeVersions() {
  const aws = await standIn();
  const client = secretsOf(aws);
  await client.createSecret({ Name: 'dev/db', SecretString: 'one', ClientRequestToken: FIRST });
  await client.putSecretValue({ SecretId: 'dev/db', SecretString: 'two', ClientRequestToken: SECOND });
  await client.putSecretValue({ SecretId: 'dev/db', SecretString: 'three', ClientRequestToken: THIRD });
  const labels = async () => (await client.describeSecret({ SecretId: 'dev/db' })).VersionIdsToStages;
  return { aws, client, labels };
}

test('a put moves AWSCURRENT, and AWSPREVIOUS follows; the oldest version is told no more', async () => {
  const { labels } = await threeVersions();
  expect(await labels()).toEqual({ [SECOND]: ['AWSPREVIOUS'], [THIRD]: ['AWSCURRENT'] });
});

test('moving AWSCURRENT back swaps it with AWSPREVIOUS', async () => {
  const { client, labels } = await threeVersions();
  await client.updateSecretVersionStage({
    SecretId: 'dev/db',
    VersionStage: 'AWSCURRENT',
    RemoveFromVersionId: THIRD,
    MoveToVersionId: SECOND,
  });
  expect(await labels()).toEqual({ [SECOND]: ['AWSCURRENT'], [THIRD]: ['AWSPREVIOUS'] });
  expect((await client.getSecretValue({ SecretId: 'dev/db' })).SecretString).toBe('two');
});

test('a label is moved only by who names the version that holds it', async () => {
  const { client } = await threeVersions();
  const move = { SecretId: 'dev/db', VersionStage: 'AWSCURRENT', MoveToVersionId: FIRST };
  expect(await failureOf(client.updateSecretVersionStage(move))).toEqual([
    'InvalidParameterException',
    `The parameter RemoveFromVersionId can't be empty. Staging label AWSCURRENT is currently attached to version ${THIRD}, so you must explicitly reference that version in RemoveFromVersionId.`,
    400,
  ]);
  const [name] = await failureOf(client.updateSecretVersionStage({ ...move, RemoveFromVersionId: SECOND }));
  expect(name).toBe('InvalidParameterException');
});

test('AWSCURRENT cannot be taken away, a custom label can', async () => {
  const { client, labels } = await threeVersions();
  await client.updateSecretVersionStage({ SecretId: 'dev/db', VersionStage: 'blue', MoveToVersionId: FIRST });
  expect(await labels()).toHaveProperty([FIRST], ['blue']);
  await client.updateSecretVersionStage({ SecretId: 'dev/db', VersionStage: 'blue', RemoveFromVersionId: FIRST });
  expect(await labels()).not.toHaveProperty([FIRST]);
  const removal = { SecretId: 'dev/db', VersionStage: 'AWSCURRENT', RemoveFromVersionId: THIRD };
  expect((await failureOf(client.updateSecretVersionStage(removal)))[0]).toBe('InvalidParameterException');
});

test('a pending version leaves the current one alone', async () => {
  const { client, labels } = await threeVersions();
  const put = {
    SecretId: 'dev/db',
    SecretString: 'four',
    VersionStages: ['AWSPENDING'],
    ClientRequestToken: '4'.repeat(32),
  };
  expect((await client.putSecretValue(put)).VersionStages).toEqual(['AWSPENDING']);
  expect(await labels()).toEqual({
    [SECOND]: ['AWSPREVIOUS'],
    [THIRD]: ['AWSCURRENT'],
    ['4'.repeat(32)]: ['AWSPENDING'],
  });
});

test('the same token with the same value changes nothing, with another value it is refused', async () => {
  const { client, labels } = await threeVersions();
  const again = { SecretId: 'dev/db', SecretString: 'one', ClientRequestToken: FIRST };
  await client.putSecretValue(again);
  expect(await labels()).toEqual({ [SECOND]: ['AWSPREVIOUS'], [THIRD]: ['AWSCURRENT'] });
  const [name] = await failureOf(client.putSecretValue({ ...again, SecretString: 'other' }));
  expect(name).toBe('ResourceExistsException');
});

test('an update without a value makes no version', async () => {
  const { client, labels } = await threeVersions();
  const before = await labels();
  expect(await client.updateSecret({ SecretId: 'dev/db', Description: 'new words' })).not.toHaveProperty('VersionId');
  expect(await labels()).toEqual(before);
  await client.updateSecret({ SecretId: 'dev/db', SecretString: 'five' });
  expect(await labels()).not.toEqual(before);
});

test('versions without a label go after the hundredth, once they are a day old', async () => {
  const { aws, client } = await threeVersions();
  for (let put = 0; put < 97; put += 1) aws.secrets.put('dev/db', `value ${put}`);
  expect(() => aws.secrets.put('dev/db', 'one too many')).toThrow('100 versions');
  aws.clock.advance(25 * 3_600_000);
  aws.secrets.put('dev/db', 'the next day');
  const page = await client.listSecretVersionIds({ SecretId: 'dev/db', IncludeDeprecated: true, MaxResults: 100 });
  expect([page.Versions?.length, page.NextToken]).toEqual([100, undefined]);
});

test('a value of 65,536 bytes is taken, one byte more is refused without quoting it', async () => {
  const { client } = await threeVersions();
  await client.putSecretValue({ SecretId: 'dev/db', SecretString: 'x'.repeat(65_536) });
  const failure = await failureOf(client.putSecretValue({ SecretId: 'dev/db', SecretString: 'x'.repeat(65_537) }));
  expect(failure).toEqual([
    'ValidationException',
    "1 validation error detected: Value at 'secretString' failed to satisfy constraint: Member must have length less than or equal to 65536",
    400,
  ]);
});
