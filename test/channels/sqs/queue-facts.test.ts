import { expect, test } from 'vitest';
import { readQueue, sendMarked } from '../../../main/channels/sqs/queue-facts.ts';
import { ASKING } from '../../../main/channels/sqs/sqs-openings.ts';
import { codeOf, SIGNAL } from '../../aws/aws-home.ts';
import { describeEachQueueServer } from '../../support/queue-server.ts';
import { aChannel, anAws, REGION } from './a-channel.ts';

const SOON = { timeout: 20_000, interval: 25 };

describeEachQueueServer((server) => {
  test('a queue tells of itself and of its dead letters', async () => {
    const aws = anAws(server().url);
    const deadUrl = await server().queue();
    const dead = await server().arn(deadUrl);
    const redrive = JSON.stringify({ deadLetterTargetArn: dead, maxReceiveCount: 5 });
    const queueUrl = await server().queue({ RedrivePolicy: redrive, VisibilityTimeout: '45' });
    await server().send(queueUrl, 'one');
    const facts = await readQueue(aws, { region: REGION, queueUrl }, SIGNAL);
    const deadLetter = { arn: dead, queueUrl: deadUrl, maxReceiveCount: 5 };
    expect(facts).toMatchObject({ isFifo: false, messages: 1, inFlight: 0, visibilitySeconds: 45, deadLetter });
    expect(facts.arn).toBe(await server().arn(queueUrl));
    expect(await readQueue(aws, { region: REGION, queueUrl: deadUrl }, SIGNAL)).toMatchObject({ messages: 0 });
  });

  test('a queue that is not there is named', async () => {
    const queueUrl = `${server().url}/111122223333/nowhere`;
    expect(await codeOf(readQueue(anAws(server().url), { region: REGION, queueUrl }, SIGNAL))).toBe('queue-missing');
  });

  test('the marked message comes out of a channel, and is gone', async () => {
    const aws = anAws(server().url);
    const queueUrl = await server().queue();
    const { hearing } = aChannel({ aws, queueUrl });
    await sendMarked(aws, { region: REGION, queueUrl, id: '0b6e9c1c-56a0-4c3b-a27c-31f6c2f8a111' }, SIGNAL);
    await expect.poll(() => hearing.marks, SOON).toEqual(['0b6e9c1c-56a0-4c3b-a27c-31f6c2f8a111']);
    await expect.poll(() => server().count(queueUrl), SOON).toEqual({ visible: 0, hidden: 0 });
  });

  test('a request goes to the endpoint that is set, whatever host the queue URL names', async () => {
    const aws = anAws(server().url);
    const { pathname } = new URL(await server().queue());
    const queueUrl = `https://sqs.us-east-1.amazonaws.com${pathname}`;
    expect(await readQueue(aws, { region: REGION, queueUrl }, SIGNAL)).toMatchObject({ messages: 0 });
  });
});

test('without an endpoint the region names the host, not the queue URL', async () => {
  const config = {
    region: 'cn-north-1',
    ignoreConfiguredEndpointUrls: true as const,
    credentials: async () => ({ accessKeyId: 'AKIAX', secretAccessKey: 'x' }),
  };
  const client = await ASKING.open(config as unknown as Parameters<typeof ASKING.open>[0]);
  const { GetQueueAttributesCommand } = await import('@aws-sdk/client-sqs');
  const hosts: string[] = [];
  client.middlewareStack.add(
    () => async (args: { request?: unknown }) => {
      hosts.push(String(Reflect.get(Object(args.request), 'hostname')));
      throw new Error('not sent');
    },
    { step: 'finalizeRequest', priority: 'low' },
  );
  const command = new GetQueueAttributesCommand({ QueueUrl: 'https://evil.example/1/q', AttributeNames: ['All'] });
  await expect(client.send(command)).rejects.toThrow('not sent');
  expect(hosts).toEqual(['sqs.cn-north-1.amazonaws.com.cn']);
});
