import { arnOf, type Json, type Named, policyOf, type Resource, ref } from './template.ts';

const DAY_S = 86_400;
/** A sleeping laptop gives messages back unread. */
const MAX_RECEIVE_COUNT = 5;

export type Sender = {
  readonly principal: 'events.amazonaws.com' | 'sns.amazonaws.com';
  /** ARNs of the rules, or of the topic, that may send. */
  readonly sources: readonly Json[];
};

function sendPolicy(queue: string, { principal, sources }: Sender): Resource['Properties'] {
  const [source, ...others] = sources;
  const condition = { ArnEquals: { 'aws:SourceArn': others.length === 0 && source !== undefined ? source : sources } };
  return {
    Queues: [ref(queue)],
    PolicyDocument: policyOf({ principal, action: 'sqs:SendMessage', resource: arnOf(queue), condition }),
  };
}

/** Where undeliverable and unreadable messages wait for `keyturn channel redrive`. */
export function deadLetters(sender: Sender): Record<string, Resource> {
  return {
    DeadLetters: {
      purpose: 'keeps for 14 days what could not be delivered or understood',
      Type: 'AWS::SQS::Queue',
      Properties: { MessageRetentionPeriod: 14 * DAY_S, SqsManagedSseEnabled: true },
    },
    DeadLettersPolicy: {
      purpose: 'lets nobody else put messages there',
      Type: 'AWS::SQS::QueuePolicy',
      Properties: sendPolicy('DeadLetters', sender),
    },
  };
}

/** The queue that Keyturn reads. Encrypted by SQS: a KMS key would need a policy of its own for the sender. */
export function ownQueue(condition?: string): Record<string, Resource> {
  return {
    Queue: {
      purpose: 'holds hints for 4 days until Keyturn reads them',
      Type: 'AWS::SQS::Queue',
      ...(condition !== undefined && { Condition: condition }),
      Properties: {
        ReceiveMessageWaitTimeSeconds: 20,
        VisibilityTimeout: 60,
        MessageRetentionPeriod: 4 * DAY_S,
        SqsManagedSseEnabled: true,
        RedrivePolicy: { deadLetterTargetArn: arnOf('DeadLetters'), maxReceiveCount: MAX_RECEIVE_COUNT },
      },
    },
  };
}

export function queuePolicy(sender: Sender): Record<string, Resource> {
  const who = sender.principal === 'sns.amazonaws.com' ? 'the topic' : 'the rule';
  return {
    QueuePolicy: {
      purpose: `lets ${who}, and nobody else, send to the queue`,
      Type: 'AWS::SQS::QueuePolicy',
      Properties: sendPolicy('Queue', sender),
    },
  };
}

/** What registers the channel. */
export const QUEUE_OUTPUT: Named = {
  QueueUrl: { Description: 'For `keyturn channel add sqs`', Value: ref('Queue') },
};
export const DEAD_LETTERS_OUTPUT: Named = {
  DeadLettersUrl: { Description: 'Where undelivered messages wait', Value: ref('DeadLetters') },
};
export const QUEUE_OUTPUTS: Named = { ...QUEUE_OUTPUT, ...DEAD_LETTERS_OUTPUT };
