import type { Message } from '@aws-sdk/client-sqs';
import { expect, test } from 'vitest';
import { ProblemError } from '../../../main/domain/problem.ts';
import { describeEachQueueServer, type QueueServer } from '../../support/queue-server.ts';
import { setUpAt } from './looked-at.ts';

const SIGNAL = new AbortController().signal;

async function aChannel(server: QueueServer) {
  const deadLetters = await server.queue();
  const deadLetterTargetArn = await server.arn(deadLetters);
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn, maxReceiveCount: 5 });
  const queueUrl = await server.queue({ RedrivePolicy });
  return { kind: 'sqs' as const, name: 'mine', region: 'eu-west-1', queueUrl, deadLetters };
}

async function bodiesIn({ sqs }: QueueServer, QueueUrl: string): Promise<string[]> {
  const found: Message[] = [];
  for (;;) {
    const { Messages = [] } = await sqs.receiveMessage({ QueueUrl, MaxNumberOfMessages: 10 });
    if (Messages.length === 0) return found.map(({ Body = '' }) => Body).sort();
    found.push(...Messages);
  }
}

describeEachQueueServer((aws) => {
  test('all that waited is moved back, once, and counted', { timeout: 30_000 }, async () => {
    const channel = await aChannel(aws());
    const bodies = Array.from({ length: 23 }, (_, at) => `message ${String(at).padStart(2, '0')}`);
    for (const body of bodies) await aws().send(channel.deadLetters, body);
    const setUp = setUpAt(aws().url);
    expect(await setUp.deadLetters(channel, SIGNAL)).toBe(23);
    expect(await setUp.redrive(channel, SIGNAL)).toEqual({ count: 23, isGoingOn: false });
    expect(await setUp.deadLetters(channel, SIGNAL)).toBe(0);
    expect(await bodiesIn(aws(), channel.queueUrl)).toEqual(bodies);
    expect(await setUp.redrive(channel, SIGNAL)).toEqual({ count: 0, isGoingOn: false });
  });

  test('where the queue is gone nothing leaves the dead-letter queue', { timeout: 30_000 }, async () => {
    const channel = await aChannel(aws());
    await aws().send(channel.deadLetters, 'kept');
    await aws().sqs.deleteQueue({ QueueUrl: channel.queueUrl });
    const failed = setUpAt(aws().url).redrive(channel, SIGNAL);
    await expect(failed).rejects.toThrow(ProblemError);
    expect(await bodiesIn(aws(), channel.deadLetters)).toEqual(['kept']);
  });
});
