import { SecretsManager } from '@aws-sdk/client-secrets-manager';
import { expect, onTestFinished, test } from 'vitest';
import { aHome, aSource, aStandIn, KEYS, problemOfCall, SIGNAL } from '../../aws/aws-home.ts';
import { describeEachServer } from '../../support/aws-server.ts';

async function aWorld() {
  const standIn = await aStandIn();
  const { home } = aHome({ ...KEYS, AWS_ENDPOINT_URL: standIn.url });
  return { standIn, source: aSource(home) };
}

async function names(page: Promise<{ secrets: readonly { name: string }[] }>): Promise<string[]> {
  return (await page).secrets.map(({ name }) => name).sort();
}

test('sixty secrets come in two pages, without a value', async () => {
  const { standIn, source } = await aWorld();
  for (let index = 1; index < 60; index += 1) standIn.secrets.put(`dev/app/${index}`, 'CANARY-value');
  const first = await source.list({ search: '' }, SIGNAL);
  const second = await source.list({ search: '', ...(first.next && { next: first.next }) }, SIGNAL);
  expect([first.secrets.length, second.secrets.length, second.next]).toEqual([50, 10, undefined]);
  expect(JSON.stringify([first, second])).not.toContain('CANARY');
});

test('a search by word of the name, by beginning of a path and by ARN', async () => {
  const { standIn, source } = await aWorld();
  standIn.secrets.put('dev/shop/stripe', 'x');
  expect(await names(source.list({ search: 'stripe' }, SIGNAL))).toEqual(['dev/shop/stripe']);
  expect(await names(source.list({ search: 'dev/s' }, SIGNAL))).toEqual(['dev/shop/stripe']);
  expect(await names(source.list({ search: standIn.secrets.arn('dev/db') }, SIGNAL))).toEqual(['dev/db']);
});

test('a search with a leading ! finds no opposite', async () => {
  const { source } = await aWorld();
  expect(await names(source.list({ search: '!nowhere' }, SIGNAL))).toEqual([]);
});

test('a search that Secrets Manager would refuse is made fit', async () => {
  const { source } = await aWorld();
  expect(await names(source.list({ search: '„%“' }, SIGNAL))).toEqual(['dev/db']);
});

test('a denied list names the action and the profile, and the way around', async () => {
  const { standIn, source } = await aWorld();
  standIn.faults.add({ kind: 'access denied' }, { api: 'ListSecrets' });
  expect(await problemOfCall(source.list({ search: '' }, SIGNAL))).toEqual({
    code: 'access-denied',
    message: 'IAM denies `secretsmanager:ListSecrets` to the keys in the environment.',
    cure: 'Ask for `secretsmanager:ListSecrets` on the resource *. A secret whose name is known needs no list.',
  });
});

test('versions come newest first, those without a label too', async () => {
  const { standIn, source } = await aWorld();
  const first = standIn.secrets.versionId('dev/db');
  standIn.clock.advance(60_000);
  const second = standIn.secrets.put('dev/db', 'b');
  standIn.clock.advance(60_000);
  const third = standIn.secrets.put('dev/db', 'CANARY-c');
  const versions = await source.versions({ secret: 'dev/db', label: 'AWSCURRENT' }, SIGNAL);
  expect(versions.map(({ versionId, labels }) => [versionId, labels])).toEqual([
    [third, ['AWSCURRENT']],
    [second, ['AWSPREVIOUS']],
    [first, []],
  ]);
  expect(versions.every(({ createdAt = 0 }) => createdAt > 1_000_000_000_000)).toBe(true);
});

test('denied versions name the action and the secret', async () => {
  const { standIn, source } = await aWorld();
  standIn.faults.add({ kind: 'access denied' }, { api: 'ListSecretVersionIds' });
  const { message } = await problemOfCall(source.versions({ secret: 'dev/db', label: 'AWSCURRENT' }, SIGNAL));
  expect(message).toBe('IAM denies `secretsmanager:ListSecretVersionIds` on dev/db to the keys in the environment.');
});

describeEachServer((aws) => {
  test('finds a secret by its description and by a tag, and tells its versions', async () => {
    const { home } = aHome({ ...KEYS, AWS_ENDPOINT_URL: aws().url });
    const source = aSource(home);
    const client = new SecretsManager({ region: 'eu-west-1', endpoint: aws().url });
    onTestFinished(() => client.destroy());
    await client.createSecret({ Name: 'one', SecretString: 'a', Description: 'Payments of the shop' });
    await client.createSecret({ Name: 'two', SecretString: 'a', Tags: [{ Key: 'team', Value: 'search' }] });
    expect(await names(source.list({ search: 'payments' }, SIGNAL))).toEqual(['one']);
    expect(await names(source.list({ search: 'team' }, SIGNAL))).toEqual(['two']);
    const versions = await source.versions({ secret: 'one', label: 'AWSCURRENT' }, SIGNAL);
    expect(versions.map(({ labels }) => labels)).toEqual([['AWSCURRENT']]);
  });
});
