import { expect, test } from 'vitest';
import type { Envelope } from '../../main/demo/aws/queues/events.ts';
import { REGION, secretsOf, signedFetch, standIn } from './stand-in-clients.ts';

async function subscribed(envelope: Envelope = 'none') {
  const aws = await standIn({ now: () => Date.UTC(2026, 2, 10, 12) });
  const queueUrl = aws.queues.create('changes', { region: REGION });
  const stop = aws.events.subscribe(queueUrl, { envelope });
  const first = aws.secrets.put('dev/db', 'one');
  const bodies = async (): Promise<Record<string, unknown>[]> => {
    const input = { QueueUrl: queueUrl, MaxNumberOfMessages: 10 };
    const answer = await signedFetch(aws, { target: 'AmazonSQS.ReceiveMessage', input });
    const { Messages = [] } = JSON.parse(await answer.text()) as { Messages?: { Body: string }[] };
    return Messages.map(({ Body }) => JSON.parse(Body));
  };
  return { aws, client: secretsOf(aws), first, bodies, stop };
}

test('a new current version is told as documented', async () => {
  const { aws, client, bodies } = await subscribed();
  const { VersionId } = await client.putSecretValue({ SecretId: 'dev/db', SecretString: 'two' });
  expect(await bodies()).toEqual([
    {
      version: '0',
      id: expect.any(String),
      'detail-type': 'Secret Label Updated',
      source: 'aws.secretsmanager',
      account: '123456789012',
      time: '2026-03-10T12:00:00Z',
      region: REGION,
      resources: [aws.secrets.arn('dev/db')],
      detail: { name: 'dev/db', labelUpdated: 'AWSCURRENT', versionId: VersionId },
    },
  ]);
});

test('custom labels and rollbacks are told; creation, AWSPENDING, descriptions and tags are not', async () => {
  const { aws, client, first, bodies } = await subscribed();
  await client.createSecret({ Name: 'dev/new', SecretString: 'one' });
  aws.secrets.put('dev/db', 'pending', { labels: ['AWSPENDING'] });
  await client.updateSecret({ SecretId: 'dev/db', Description: 'words' });
  await client.tagResource({ SecretId: 'dev/db', Tags: [{ Key: 'team', Value: 'shop' }] });
  expect(await bodies()).toEqual([]);
  const second = aws.secrets.put('dev/db', 'two', { labels: ['blue'] });
  aws.secrets.moveLabel('dev/db', second);
  aws.secrets.moveLabel('dev/db', first);
  expect((await bodies()).map(({ detail }) => detail)).toEqual([
    { name: 'dev/db', labelUpdated: 'blue', versionId: second },
    { name: 'dev/db', labelUpdated: 'AWSCURRENT', versionId: second },
    { name: 'dev/db', labelUpdated: 'AWSCURRENT', versionId: first },
  ]);
});

test('an SNS envelope holds the event as text', async () => {
  const { aws, bodies } = await subscribed('sns');
  aws.secrets.rotate('dev/db');
  const [body] = await bodies();
  expect([body?.Type, JSON.parse(String(body?.Message)).detail.name]).toEqual(['Notification', 'dev/db']);
});

test('who unsubscribed hears nothing, nor does a queue in another region', async () => {
  const { aws, bodies, stop } = await subscribed();
  aws.secrets.put('dev/db', 'one', { region: 'us-east-1' });
  aws.secrets.rotate('dev/db', { region: 'us-east-1' });
  stop();
  aws.secrets.rotate('dev/db');
  expect(await bodies()).toEqual([]);
});
