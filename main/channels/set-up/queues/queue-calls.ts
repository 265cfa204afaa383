import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageBatchCommand,
  ListMessageMoveTasksCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  type SQSClient,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import type { Refusal } from '../../../aws/ask-aws.ts';
import type { Problem } from '../../../domain/problem.ts';
import { type QueueFacts, readQueue, sendMarked } from '../../sqs/queue-facts.ts';
import { ASKING, ONCE } from '../../sqs/sqs-openings.ts';
import { type Ask, type Asking, asker } from '../ask.ts';

const MOST = 10;

/** A queue that is not there is a wrong URL, while it is being set up. */
function told({ name, access }: Refusal): Problem | undefined {
  if (!/QueueDoesNotExist|NonExistentQueue|InvalidAddress/.test(name)) return undefined;
  return {
    code: 'configuration',
    message: `SQS in ${access.region} knows no such queue.`,
    cure: 'Correct the URL, the region or the profile; `aws sqs list-queues` shows what there is.',
  };
}

/** A FIFO queue wants every message in a group and known apart. */
function fifo(url: string, id: string): { MessageGroupId?: string; MessageDeduplicationId?: string } {
  return url.endsWith('.fifo') ? { MessageGroupId: 'keyturn', MessageDeduplicationId: id } : {};
}

export type Received = { readonly MessageId: string; readonly ReceiptHandle: string; readonly Body: string };

function wholeOf({ MessageId, ReceiptHandle, Body }: Message): Received[] {
  return MessageId && ReceiptHandle && Body !== undefined ? [{ MessageId, ReceiptHandle, Body }] : [];
}

type AskQueue = Ask<SQSClient>;

function resending(ask: AskQueue) {
  return {
    /** Those that arrived. */
    resend: async (QueueUrl: string, messages: readonly Received[]): Promise<Received[]> => {
      const Entries = messages.map(({ MessageId, Body }, at) => ({
        Id: String(at),
        MessageBody: Body,
        ...fifo(QueueUrl, MessageId),
      }));
      const command = new SendMessageBatchCommand({ QueueUrl, Entries });
      const { Successful = [] } = await ask((client, options) => client.send(command, options));
      return Successful.flatMap(({ Id }) => messages[Number(Id)] ?? []);
    },
  };
}

function receiving(ask: AskQueue) {
  return {
    /** Up to ten. `visibilityS`: how long others do not see them. */
    receive: async (QueueUrl: string, wish: { waitS: number; visibilityS: number }): Promise<Received[]> => {
      const command = new ReceiveMessageCommand({
        QueueUrl,
        MaxNumberOfMessages: MOST,
        WaitTimeSeconds: wish.waitS,
        VisibilityTimeout: wish.visibilityS,
      });
      return ((await ask((client, options) => client.send(command, options))).Messages ?? []).flatMap(wholeOf);
    },
    remove: async (QueueUrl: string, messages: readonly Received[]): Promise<void> => {
      const Entries = messages.map(({ ReceiptHandle }, at) => ({ Id: String(at), ReceiptHandle }));
      const command = new DeleteMessageBatchCommand({ QueueUrl, Entries });
      if (Entries.length > 0) await ask((client, options) => client.send(command, options));
    },
    /** At once to be seen by others again. */
    giveBack: async (QueueUrl: string, messages: readonly Received[]): Promise<void> => {
      const entries = messages.map(({ ReceiptHandle }, at) => ({
        Id: String(at),
        ReceiptHandle,
        VisibilityTimeout: 0,
      }));
      for (let at = 0; at < entries.length; at += MOST) {
        const command = new ChangeMessageVisibilityBatchCommand({ QueueUrl, Entries: entries.slice(at, at + MOST) });
        await ask((client, options) => client.send(command, options));
      }
    },
  };
}

function moving(ask: AskQueue, askOnce: AskQueue) {
  return {
    startMove: async (SourceArn: string, DestinationArn: string): Promise<void> => {
      const command = new StartMessageMoveTaskCommand({ SourceArn, DestinationArn });
      await askOnce((client, options) => client.send(command, options));
    },
    /** The newest move. */
    move: async (SourceArn: string): Promise<{ status: string; moved: number }> => {
      const command = new ListMessageMoveTasksCommand({ SourceArn, MaxResults: 1 });
      const { Results = [] } = await ask((client, options) => client.send(command, options));
      return { status: Results[0]?.Status ?? '', moved: Number(Results[0]?.ApproximateNumberOfMessagesMoved ?? 0) };
    },
  };
}

/** What set-up asks of SQS. Every call raises ProblemError. */
export function queueCalls(asking: Asking) {
  const { aws, place, signal } = asking;
  const ask = asker(asking, { service: 'sqs', opening: ASKING, told });
  const askOnce = asker(asking, { service: 'sqs', opening: ONCE, told });
  return {
    facts: (queueUrl: string): Promise<QueueFacts> => readQueue(aws, { ...place, queueUrl, told }, signal),
    sendMarked: (queueUrl: string, id: string): Promise<void> =>
      sendMarked(aws, { ...place, queueUrl, told, id }, signal),
    ...resending(ask),
    ...receiving(ask),
    ...moving(ask, askOnce),
  };
}

export type QueueCalls = ReturnType<typeof queueCalls>;
