import { AwsError } from '../answer.ts';
import { ACCOUNT } from '../signature.ts';

export type Message = {
  readonly id: string;
  readonly body: string;
  readonly sentAt: number;
  readonly attributes: unknown;
  visibleAt: number;
  receiveCount: number;
  firstReceivedAt?: number;
  receipt?: string;
};

export type Queue = {
  readonly name: string;
  readonly region: string;
  readonly createdAt: number;
  readonly attributes: Map<string, string>;
  readonly messages: Map<string, Message>;
  /** Called when a message arrives or comes back. */
  readonly listeners: Set<() => void>;
};

/** By region and name. */
export type Queues = Map<string, Queue>;

const DEFAULTS: Readonly<Record<string, string>> = {
  VisibilityTimeout: '30',
  ReceiveMessageWaitTimeSeconds: '0',
  MessageRetentionPeriod: '345600',
  DelaySeconds: '0',
  MaximumMessageSize: '1048576',
};

export function queueArn({ region, name }: Pick<Queue, 'region' | 'name'>): string {
  return `arn:aws:sqs:${region}:${ACCOUNT}:${name}`;
}

/** The last part of a queue URL or ARN. */
export function queueName(urlOrArn: string): string {
  return urlOrArn.slice(Math.max(urlOrArn.lastIndexOf('/'), urlOrArn.lastIndexOf(':')) + 1);
}

export function findQueue(queues: Queues, region: string, name: string): Queue {
  const queue = queues.get(`${region}/${name}`);
  if (queue === undefined)
    throw new AwsError('com.amazonaws.sqs#QueueDoesNotExist', 'The specified queue does not exist.');
  return queue;
}

export type NewQueue = {
  readonly region: string;
  readonly name: string;
  readonly now: number;
  readonly attributes: Readonly<Record<string, string>>;
};

export function addQueue(queues: Queues, { region, name, now, attributes }: NewQueue): Queue {
  const key = `${region}/${name}`;
  const existing = queues.get(key);
  if (existing !== undefined) return existing;
  const all = new Map(Object.entries({ ...DEFAULTS, ...attributes }));
  const queue = {
    name,
    region,
    createdAt: now,
    attributes: all,
    messages: new Map(),
    listeners: new Set<() => void>(),
  };
  queues.set(key, queue);
  return queue;
}

export function secondsOf(queue: Queue, attribute: string): number {
  return Number(queue.attributes.get(attribute) ?? 0);
}

export function wake(queue: Queue): void {
  for (const listener of [...queue.listeners]) listener();
}
