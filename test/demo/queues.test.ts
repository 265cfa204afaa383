import { expect, test } from 'vitest';
import type { StandIn } from '../../main/demo/aws/stand-in.ts';
import { REGION, signedFetch, standIn } from './stand-in-clients.ts';

type Received = {
  readonly MessageId: string;
  readonly Body: string;
  readonly ReceiptHandle: string;
  readonly Attributes?: unknown;
};

async function ask(aws: StandIn, api: string, input: object): Promise<Record<string, unknown>> {
  return JSON.parse(await (await signedFetch(aws, { target: `AmazonSQS.${api}`, input })).text());
}

async function receive(aws: StandIn, QueueUrl: string, input: object = {}): Promise<readonly Received[]> {
  const { Messages = [] } = await ask(aws, 'ReceiveMessage', { QueueUrl, ...input });
  return Messages as readonly Received[];
}

/** Time stands still unless a test moves it. */
async function withQueue(attributes: Record<string, string> = {}) {
  const aws = await standIn({ now: () => Date.UTC(2026, 2, 10) });
  const { QueueUrl } = await ask(aws, 'CreateQueue', { QueueName: 'work', Attributes: attributes });
  return { aws, queueUrl: String(QueueUrl) };
}

test('a message is sent, received, and gone once deleted', async () => {
  const { aws, queueUrl } = await withQueue();
  const sent = await ask(aws, 'SendMessage', { QueueUrl: queueUrl, MessageBody: 'hello' });
  expect(sent.MD5OfMessageBody).toBe('5d41402abc4b2a76b9719d911017c592');
  const [message] = await receive(aws, queueUrl, { MessageSystemAttributeNames: ['ApproximateReceiveCount'] });
  expect(message).toMatchObject({
    MessageId: sent.MessageId,
    Body: 'hello',
    Attributes: { ApproximateReceiveCount: '1' },
  });
  await ask(aws, 'DeleteMessage', { QueueUrl: queueUrl, ReceiptHandle: message?.ReceiptHandle });
  aws.clock.advance(31_000);
  expect(await ask(aws, 'ReceiveMessage', { QueueUrl: queueUrl })).toEqual({});
});

test('a received message comes back when its visibility timeout is over, or at once when told so', async () => {
  const { aws, queueUrl } = await withQueue();
  aws.queues.send(queueUrl, 'hello', { region: REGION });
  const [message] = await receive(aws, queueUrl);
  expect(await receive(aws, queueUrl)).toEqual([]);
  aws.clock.advance(30_000);
  expect(await receive(aws, queueUrl)).toHaveLength(1);
  const change = { QueueUrl: queueUrl, ReceiptHandle: message?.ReceiptHandle, VisibilityTimeout: 0 };
  await ask(aws, 'ChangeMessageVisibility', change);
  expect(await receive(aws, queueUrl)).toHaveLength(1);
});

test('a long poll answers as soon as a message arrives', async () => {
  const { aws, queueUrl } = await withQueue();
  const polling = receive(aws, queueUrl, { WaitTimeSeconds: 20 });
  await expect.poll(() => aws.calls.count({ api: 'ReceiveMessage' })).toBe(1);
  aws.queues.send(queueUrl, 'hello', { region: REGION });
  expect((await polling).map(({ Body }) => Body)).toEqual(['hello']);
});

test('a long poll without messages answers without `Messages` when its time is over', async () => {
  const { aws, queueUrl } = await withQueue();
  const polling = ask(aws, 'ReceiveMessage', { QueueUrl: queueUrl, WaitTimeSeconds: 20 });
  await expect.poll(() => aws.calls.count({ api: 'ReceiveMessage' })).toBe(1);
  aws.clock.advance(20_000);
  expect(await polling).toEqual({});
});

test('a caller that left takes no message with it', async () => {
  const { aws, queueUrl } = await withQueue();
  const controller = new AbortController();
  const input = { QueueUrl: queueUrl, WaitTimeSeconds: 20 };
  const polling = signedFetch(aws, { target: 'AmazonSQS.ReceiveMessage', input, signal: controller.signal });
  await expect.poll(() => aws.calls.count({ api: 'ReceiveMessage' })).toBe(1);
  controller.abort();
  await expect(polling).rejects.toThrow();
  await expect.poll(() => aws.queues.waiting(queueUrl, { region: REGION })).toBe(0);
  aws.queues.send(queueUrl, 'hello', { region: REGION });
  expect(await receive(aws, queueUrl)).toHaveLength(1);
});

test('a message received too often goes to the dead letters', async () => {
  const { aws, queueUrl } = await withQueue();
  const deadUrl = aws.queues.create('dead', { region: REGION });
  const RedrivePolicy = JSON.stringify({
    deadLetterTargetArn: 'arn:aws:sqs:eu-west-1:123456789012:dead',
    maxReceiveCount: 2,
  });
  await ask(aws, 'SetQueueAttributes', { QueueUrl: queueUrl, Attributes: { RedrivePolicy, VisibilityTimeout: '0' } });
  aws.queues.send(queueUrl, 'poison', { region: REGION });
  const counts = [await receive(aws, queueUrl), await receive(aws, queueUrl), await receive(aws, queueUrl)];
  expect(counts.map(({ length }) => length)).toEqual([1, 1, 0]);
  expect((await receive(aws, deadUrl)).map(({ Body }) => Body)).toEqual(['poison']);
});

test('in a batch every entry fails alone', async () => {
  const { aws, queueUrl } = await withQueue();
  const Entries = [
    { Id: 'good', MessageBody: 'hello' },
    { Id: 'empty', MessageBody: '' },
  ];
  const { Successful, Failed } = await ask(aws, 'SendMessageBatch', { QueueUrl: queueUrl, Entries });
  expect([Successful, Failed]).toMatchObject([[{ Id: 'good' }], [{ Id: 'empty', SenderFault: true }]]);
  const received = await receive(aws, queueUrl, { MaxNumberOfMessages: 10 });
  const deletions = received.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
  await ask(aws, 'DeleteMessageBatch', { QueueUrl: queueUrl, Entries: deletions });
  const { Attributes } = await ask(aws, 'GetQueueAttributes', { QueueUrl: queueUrl, AttributeNames: ['All'] });
  expect(Attributes).toMatchObject({
    ApproximateNumberOfMessages: '0',
    ApproximateNumberOfMessagesNotVisible: '0',
    QueueArn: 'arn:aws:sqs:eu-west-1:123456789012:work',
  });
});

test('messages older than the retention period are gone, and a purge takes the rest', async () => {
  const { aws, queueUrl } = await withQueue();
  aws.queues.send(queueUrl, 'old', { region: REGION });
  aws.clock.advance(345_600_000 + 1);
  aws.queues.send(queueUrl, 'new', { region: REGION });
  expect((await receive(aws, queueUrl, { MaxNumberOfMessages: 10 })).map(({ Body }) => Body)).toEqual(['new']);
  await ask(aws, 'PurgeQueue', { QueueUrl: queueUrl });
  expect(aws.queues.attributes(queueUrl, { region: REGION }).ApproximateNumberOfMessagesNotVisible).toBe('0');
});

test('a queue that is not there is named in the error', async () => {
  const { aws, queueUrl } = await withQueue();
  const answer = await ask(aws, 'ReceiveMessage', { QueueUrl: `${queueUrl}-other` });
  expect(answer).toMatchObject({ __type: 'com.amazonaws.sqs#QueueDoesNotExist' });
  expect(await ask(aws, 'GetQueueUrl', { QueueName: 'work' })).toEqual({ QueueUrl: queueUrl });
});
