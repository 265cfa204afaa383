import { expect, test } from 'vitest';
import { failureOf, secretsOf, standIn } from './stand-in-clients.ts';

const MARKED = "You can't perform this operation on the secret because it was marked for deletion.";
const MISSING = "Secrets Manager can't find the specified secret.";

test('a secret is found by name, ARN, and ARN without its suffix, in its own region alone', async () => {
  const aws = await standIn();
  aws.secrets.put('dev/db', 'plain');
  const client = secretsOf(aws);
  const arn = aws.secrets.arn('dev/db');
  for (const SecretId of ['dev/db', arn, arn.slice(0, -7)]) {
    expect((await client.getSecretValue({ SecretId })).SecretString).toBe('plain');
  }
  const elsewhere = secretsOf(aws, { region: 'us-east-1' });
  expect(await failureOf(elsewhere.getSecretValue({ SecretId: 'dev/db' }))).toEqual([
    'ResourceNotFoundException',
    MISSING,
    400,
  ]);
});

test('binary secrets come back byte for byte', async () => {
  const aws = await standIn();
  const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
  aws.secrets.put('dev/key', bytes);
  const value = await secretsOf(aws).getSecretValue({ SecretId: 'dev/key' });
  expect([value.SecretString, Buffer.from(value.SecretBinary ?? [])]).toEqual([undefined, Buffer.from(bytes)]);
});

test('labels, versions and their mismatch fail in words of their own', async () => {
  const aws = await standIn();
  const first = aws.secrets.put('dev/db', 'one');
  aws.secrets.put('dev/db', 'two');
  const client = secretsOf(aws);
  const read = (input: object) => failureOf(client.getSecretValue({ SecretId: 'dev/db', ...input }));
  expect(await read({ VersionStage: 'blue' })).toEqual([
    'ResourceNotFoundException',
    "Secrets Manager can't find the specified secret value for staging label: blue",
    400,
  ]);
  expect(await read({ VersionId: 'f'.repeat(32) })).toEqual([
    'ResourceNotFoundException',
    `Secrets Manager can't find the specified secret value for VersionId: ${'f'.repeat(32)}`,
    400,
  ]);
  expect(await read({ VersionId: first, VersionStage: 'AWSCURRENT' })).toEqual([
    'InvalidRequestException',
    'You provided a VersionStage that is not associated to the provided VersionId.',
    400,
  ]);
});

test('a secret with nothing but AWSPENDING has no current value', async () => {
  const aws = await standIn();
  aws.secrets.put('dev/db', 'soon', { labels: ['AWSPENDING'] });
  const client = secretsOf(aws);
  expect((await failureOf(client.getSecretValue({ SecretId: 'dev/db' })))[0]).toBe('ResourceNotFoundException');
  expect((await client.getSecretValue({ SecretId: 'dev/db', VersionStage: 'AWSPENDING' })).SecretString).toBe('soon');
});

test('a deleted secret is described but not read, until it is restored; after its window it is gone', async () => {
  const aws = await standIn();
  aws.secrets.put('dev/db', 'one');
  const client = secretsOf(aws);
  await client.deleteSecret({ SecretId: 'dev/db', RecoveryWindowInDays: 7 });
  expect(await failureOf(client.getSecretValue({ SecretId: 'dev/db' }))).toEqual([
    'InvalidRequestException',
    MARKED,
    400,
  ]);
  expect((await client.describeSecret({ SecretId: 'dev/db' })).DeletedDate).toBeInstanceOf(Date);
  expect((await client.listSecrets({})).SecretList).toEqual([]);
  expect((await client.listSecrets({ IncludePlannedDeletion: true })).SecretList).toHaveLength(1);
  await client.restoreSecret({ SecretId: 'dev/db' });
  expect((await client.getSecretValue({ SecretId: 'dev/db' })).SecretString).toBe('one');
  await client.deleteSecret({ SecretId: 'dev/db', RecoveryWindowInDays: 7 });
  aws.clock.advance(7 * 86_400_000);
  expect((await failureOf(client.describeSecret({ SecretId: 'dev/db' })))[1]).toBe(MISSING);
});

test('in a batch every secret fails alone', async () => {
  const aws = await standIn();
  for (const name of ['a', 'b', 'c', 'd']) aws.secrets.put(name, `value of ${name}`);
  aws.secrets.delete('b');
  aws.faults.add({ kind: 'access denied' }, { secret: 'c' });
  aws.faults.add({ kind: 'kms denied' }, { secret: 'd' });
  const answer = await secretsOf(aws).batchGetSecretValue({ SecretIdList: ['a', 'b', 'c', 'd', 'e'] });
  expect(answer.SecretValues?.map((value) => value.SecretString)).toEqual(['value of a']);
  expect(answer.Errors?.map(({ SecretId, ErrorCode }) => [SecretId, ErrorCode])).toEqual([
    ['b', 'InvalidRequestException'],
    ['c', 'AccessDeniedException'],
    ['d', 'AccessDeniedException'],
    ['e', 'ResourceNotFoundException'],
  ]);
});

test('a batch takes twenty names, or filters, but not both', async () => {
  const aws = await standIn();
  const names = Array.from({ length: 21 }, (_, index) => `secret-${index}`);
  for (const name of names) aws.secrets.put(name, 'x');
  const client = secretsOf(aws);
  expect((await client.batchGetSecretValue({ SecretIdList: names.slice(1) })).SecretValues).toHaveLength(20);
  expect((await failureOf(client.batchGetSecretValue({ SecretIdList: names })))[0]).toBe('ValidationException');
  const Filters = [{ Key: 'name' as const, Values: ['secret-'] }];
  const both = client.batchGetSecretValue({ SecretIdList: ['secret-1'], Filters });
  expect((await failureOf(both))[0]).toBe('InvalidParameterException');
  const first = await client.batchGetSecretValue({ Filters });
  const NextToken = first.NextToken;
  const second = await client.batchGetSecretValue({ Filters, NextToken });
  expect([first.SecretValues?.length, second.SecretValues?.length, second.NextToken]).toEqual([20, 1, undefined]);
});

test('the list comes in pages and by filter', async () => {
  const aws = await standIn();
  for (let index = 0; index < 5; index += 1) aws.secrets.put(`dev/${index}`, 'x');
  aws.secrets.put('prod/db', 'x');
  const client = secretsOf(aws);
  const names: (string | undefined)[][] = [];
  let NextToken: string | undefined;
  do {
    const page = await client.listSecrets({ MaxResults: 2, Filters: [{ Key: 'name', Values: ['dev/'] }], NextToken });
    names.push((page.SecretList ?? []).map((entry) => entry.Name));
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  expect(names).toEqual([['dev/0', 'dev/1'], ['dev/2', 'dev/3'], ['dev/4']]);
  const others = await client.listSecrets({ Filters: [{ Key: 'name', Values: ['!dev/'] }] });
  expect(others.SecretList?.map((entry) => entry.Name)).toEqual(['prod/db']);
});

test('the list lags behind DescribeSecret by as much as it is told to', async () => {
  const aws = await standIn({ now: () => Date.UTC(2026, 0, 1) });
  aws.settings.listLagMs = 300_000;
  const first = aws.secrets.put('dev/db', 'one');
  const client = secretsOf(aws);
  const listed = async () => Object.keys((await client.listSecrets({})).SecretList?.[0]?.SecretVersionsToStages ?? {});
  expect(await listed()).toEqual([]);
  aws.clock.advance(300_000);
  const second = aws.secrets.put('dev/db', 'two');
  expect(await listed()).toEqual([first]);
  aws.clock.advance(300_000);
  expect(await listed()).toEqual([first, second]);
});
