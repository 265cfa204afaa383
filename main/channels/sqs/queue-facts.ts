import { callService, type Refusal } from '../../aws/ask-aws.ts';
import type { Aws } from '../../aws/aws.ts';
import type { Problem } from '../../domain/problem.ts';
import { placeOf, type QueuePlace, siblingUrl } from './queue-place.ts';
import { ASKING, loadSqs } from './sqs-openings.ts';
import { toldBySqs } from './sqs-problems.ts';

/** Where messages go that were received too often. It lies in the queue's own region and account (SQS developer guide, dead-letter queues). */
export type DeadLetterFacts = { readonly arn: string; readonly queueUrl: string; readonly maxReceiveCount: number };

/** What a queue says about itself. Numbers of messages are approximate. */
export type QueueFacts = {
  readonly arn: string;
  readonly isFifo: boolean;
  /** Waiting to be received. */
  readonly messages: number;
  /** Received and not deleted. */
  readonly inFlight: number;
  readonly visibilitySeconds: number;
  readonly retentionSeconds: number;
  readonly deadLetter?: DeadLetterFacts;
  /** JSON text. */
  readonly policy?: string;
  /** Id, ARN or alias of a KMS key; absent for SQS's own encryption and for none. */
  readonly kmsKey?: string;
};

function deadLetterOf(redrivePolicy: string | undefined, queueUrl: string): DeadLetterFacts | undefined {
  const policy: unknown = JSON.parse(redrivePolicy || 'null');
  if (typeof policy !== 'object' || policy === null) return undefined;
  const arn: unknown = Reflect.get(policy, 'deadLetterTargetArn');
  if (typeof arn !== 'string') return undefined;
  return { arn, queueUrl: siblingUrl(queueUrl, arn), maxReceiveCount: Number(Reflect.get(policy, 'maxReceiveCount')) };
}

function factsOf(attributes: Partial<Record<string, string>>, queueUrl: string): QueueFacts {
  const { QueueArn: arn = '', RedrivePolicy, Policy: policy, KmsMasterKeyId: kmsKey } = attributes;
  const deadLetter = deadLetterOf(RedrivePolicy, queueUrl);
  return {
    arn,
    isFifo: arn.endsWith('.fifo'),
    messages: Number(attributes.ApproximateNumberOfMessages ?? 0),
    inFlight: Number(attributes.ApproximateNumberOfMessagesNotVisible ?? 0),
    visibilitySeconds: Number(attributes.VisibilityTimeout ?? 30),
    retentionSeconds: Number(attributes.MessageRetentionPeriod ?? 345_600),
    ...(deadLetter && { deadLetter }),
    ...(policy && { policy }),
    ...(kmsKey && { kmsKey }),
  };
}

/** `told`: what a refusal means to who asks; absent, what it means to a channel that is set up. */
export type QueueQuestion = QueuePlace & { readonly told?: (refusal: Refusal) => Problem | undefined };

/** Raises ProblemError: `queue-missing`, `access-denied` naming `sqs:GetQueueAttributes`, and what any call may. */
export function readQueue(aws: Aws, queue: QueueQuestion, signal: AbortSignal): Promise<QueueFacts> {
  return callService(aws, {
    service: 'sqs',
    opening: ASKING,
    place: placeOf(queue),
    signal,
    told: queue.told ?? toldBySqs(queue, 'sqs:GetQueueAttributes'),
    ask: async (client, abortSignal) => {
      const { GetQueueAttributesCommand } = await loadSqs();
      const command = new GetQueueAttributesCommand({ QueueUrl: queue.queueUrl, AttributeNames: ['All'] });
      const { Attributes = {} } = await client.send(command, { abortSignal });
      return factsOf(Attributes, queue.queueUrl);
    },
  });
}

/** The message that a running channel answers with `marked`. */
export function markedMessage(id: string): string {
  return JSON.stringify({ source: 'keyturn.test', 'detail-type': 'Keyturn Channel Test', detail: { id } });
}

/** Puts the marked message straight into the queue. Raises ProblemError: `queue-missing`, `access-denied` naming `sqs:SendMessage`. */
export function sendMarked(
  aws: Aws,
  queue: QueueQuestion & { readonly id: string },
  signal: AbortSignal,
): Promise<void> {
  const { queueUrl, id } = queue;
  return callService(aws, {
    service: 'sqs',
    opening: ASKING,
    place: placeOf(queue),
    signal,
    told: queue.told ?? toldBySqs(queue, 'sqs:SendMessage'),
    ask: async (client, abortSignal) => {
      const { SendMessageCommand } = await loadSqs();
      const group = { MessageGroupId: 'keyturn-test', MessageDeduplicationId: id };
      const fifo = queueUrl.endsWith('.fifo') ? group : {};
      const command = new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: markedMessage(id), ...fifo });
      await client.send(command, { abortSignal });
    },
  });
}
