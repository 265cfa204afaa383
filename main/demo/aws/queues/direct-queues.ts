import type { World } from '../world.ts';
import { addMessage } from './messages.ts';
import { attributesOf, urlOf } from './queue-operations.ts';
import { addQueue, findQueue, queueName } from './queue-store.ts';

type Where = { readonly region: string };

/** The stand-in's queues without the wire. Not counted as calls. */
export type DirectQueues = {
  /** Attributes as CreateQueue takes them, `RedrivePolicy` as JSON text among them. Returns the queue's URL. */
  create(name: string, options: Where & { readonly attributes?: Readonly<Record<string, string>> }): string;
  send(queueUrl: string, body: string, where: Where): void;
  /** As GetQueueAttributes tells: `ApproximateNumberOfMessages` and the like, all text. */
  attributes(queueUrl: string, where: Where): Readonly<Record<string, string>>;
  /** Long polls that wait for a message now. */
  waiting(queueUrl: string, where: Where): number;
};

/** The stand-in's queues without HTTP; not counted as calls. */
export function createDirectQueues(world: World): DirectQueues {
  const find = (queueUrl: string, { region }: Where) => findQueue(world.queues, region, queueName(queueUrl));
  return {
    create: (name, { region, attributes = {} }) =>
      urlOf(world, addQueue(world.queues, { region, name, now: world.clock.now(), attributes })),
    send: (queueUrl, body, where) => {
      addMessage(find(queueUrl, where), body, { now: world.clock.now() });
    },
    attributes: (queueUrl, where) => attributesOf(find(queueUrl, where), world.clock.now()),
    waiting: (queueUrl, where) => find(queueUrl, where).listeners.size,
  };
}
