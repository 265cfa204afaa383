import type { Message } from '@aws-sdk/client-sqs';
import { callService } from '../../aws/ask-aws.ts';
import type { Aws } from '../../aws/aws.ts';
import { placeOf, type QueuePlace } from './queue-place.ts';
import { HANDLING, loadSqs, RECEIVING } from './sqs-openings.ts';
import { toldBySqs } from './sqs-problems.ts';

/** SQS takes this many at once, and gives no more. */
export const BATCH = 10;

export type Received = {
  readonly id: string;
  readonly receipt: string;
  readonly body: string;
  /** How often it was received, this time included. */
  readonly receiveCount: number;
};

export type Receiving = {
  /** 20 at most; 0 answers at once. */
  readonly waitSeconds: number;
  /** How long nobody else sees what is received. */
  readonly visibilitySeconds: number;
};

/** The calls of one queue that a channel makes. Each raises ProblemError, or the reason of its signal. */
export type QueueCalls = {
  /** Up to ten messages. */
  receive(receiving: Receiving, signal: AbortSignal): Promise<readonly Received[]>;
  /** Ten at most. An old receipt is no error. */
  remove(receipts: readonly string[], signal: AbortSignal): Promise<void>;
  /** Ten at most: unseen for so many seconds from now. Receipts that are no longer good are passed over. */
  hide(receipts: readonly string[], seconds: number, signal: AbortSignal): Promise<void>;
};

function receivedOf({ MessageId = '', ReceiptHandle = '', Body = '', Attributes }: Message): Received {
  const receiveCount = Number(Attributes?.ApproximateReceiveCount ?? 1);
  return { id: MessageId, receipt: ReceiptHandle, body: Body, receiveCount };
}

function entriesOf(receipts: readonly string[]): { readonly Id: string; readonly ReceiptHandle: string }[] {
  return receipts.map((receipt, index) => ({ Id: String(index), ReceiptHandle: receipt }));
}

function receiveWith(aws: Aws, queue: QueuePlace): QueueCalls['receive'] {
  return ({ waitSeconds, visibilitySeconds }, signal) =>
    callService(aws, {
      service: 'sqs',
      opening: RECEIVING,
      place: placeOf(queue),
      signal,
      told: toldBySqs(queue, 'sqs:ReceiveMessage'),
      ask: async (client, abortSignal) => {
        const { ReceiveMessageCommand } = await loadSqs();
        const command = new ReceiveMessageCommand({
          QueueUrl: queue.queueUrl,
          MaxNumberOfMessages: BATCH,
          WaitTimeSeconds: waitSeconds,
          VisibilityTimeout: visibilitySeconds,
          MessageSystemAttributeNames: ['ApproximateReceiveCount'],
        });
        const { Messages = [] } = await client.send(command, { abortSignal });
        return Messages.map(receivedOf);
      },
    });
}

function removeWith(aws: Aws, queue: QueuePlace): QueueCalls['remove'] {
  return (receipts, signal) =>
    callService(aws, {
      service: 'sqs',
      opening: HANDLING,
      place: placeOf(queue),
      signal,
      told: toldBySqs(queue, 'sqs:DeleteMessage'),
      ask: async (client, abortSignal) => {
        const { DeleteMessageBatchCommand } = await loadSqs();
        const command = new DeleteMessageBatchCommand({ QueueUrl: queue.queueUrl, Entries: entriesOf(receipts) });
        await client.send(command, { abortSignal });
      },
    });
}

function hideWith(aws: Aws, queue: QueuePlace): QueueCalls['hide'] {
  return (receipts, seconds, signal) =>
    callService(aws, {
      service: 'sqs',
      opening: HANDLING,
      place: placeOf(queue),
      signal,
      told: toldBySqs(queue, 'sqs:ChangeMessageVisibility'),
      ask: async (client, abortSignal) => {
        const { ChangeMessageVisibilityBatchCommand } = await loadSqs();
        const entries = entriesOf(receipts).map((entry) => ({ ...entry, VisibilityTimeout: seconds }));
        const command = new ChangeMessageVisibilityBatchCommand({ QueueUrl: queue.queueUrl, Entries: entries });
        await client.send(command, { abortSignal });
      },
    });
}

/** Receiving waits on sockets of its own, and so does what follows from it. */
export function openQueueCalls(aws: Aws, queue: QueuePlace): QueueCalls {
  return { receive: receiveWith(aws, queue), remove: removeWith(aws, queue), hide: hideWith(aws, queue) };
}
