import type { Fields } from '../answer.ts';
import { optionalTexts, requiredText } from '../input.ts';
import { ACCOUNT, type Caller } from '../signature.ts';
import type { World } from '../world.ts';
import { addQueue, findQueue, type Queue, queueArn, queueName } from './queue-store.ts';

/** One request to SQS. `signal` aborts when the caller leaves. */
export type QueueCall = {
  readonly world: World;
  readonly input: Fields;
  readonly caller: Caller;
  readonly signal: AbortSignal;
};

function stringsOf(value: unknown): Readonly<Record<string, string>> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).map(([name, text]) => [name, String(text)]));
}

/** Raises QueueDoesNotExist. */
export function queueOf({ world, input, caller }: QueueCall): Queue {
  return findQueue(world.queues, caller.region, queueName(requiredText(input, 'QueueUrl')));
}

/** On this stand-in, below the account. */
export function urlOf(world: World, { name }: Queue): string {
  return `${world.url}/${ACCOUNT}/${name}`;
}

/** The same name answers the queue that is there, whatever its attributes (AWS raises QueueNameExists for others). */
export function createQueue({ world, input, caller }: QueueCall): Fields {
  const name = requiredText(input, 'QueueName', { min: 1, max: 80 });
  const attributes = stringsOf(input.Attributes);
  return {
    QueueUrl: urlOf(world, addQueue(world.queues, { region: caller.region, name, now: world.clock.now(), attributes })),
  };
}

/** Raises QueueDoesNotExist. */
export function getQueueUrl({ world, input, caller }: QueueCall): Fields {
  return { QueueUrl: urlOf(world, findQueue(world.queues, caller.region, requiredText(input, 'QueueName'))) };
}

/** Every attribute, the approximate numbers among them (here exact). */
export function attributesOf(queue: Queue, now: number): Readonly<Record<string, string>> {
  const messages = [...queue.messages.values()];
  const hidden = messages.filter(({ visibleAt }) => visibleAt > now);
  const inFlight = hidden.filter(({ receiveCount }) => receiveCount > 0).length;
  return {
    ...Object.fromEntries(queue.attributes),
    QueueArn: queueArn(queue),
    CreatedTimestamp: String(Math.floor(queue.createdAt / 1000)),
    ApproximateNumberOfMessages: String(messages.length - hidden.length),
    ApproximateNumberOfMessagesNotVisible: String(inFlight),
    ApproximateNumberOfMessagesDelayed: String(hidden.length - inFlight),
  };
}

export function getQueueAttributes(call: QueueCall): Fields {
  const all = attributesOf(queueOf(call), call.world.clock.now());
  const names = optionalTexts(call.input, 'AttributeNames', 40) ?? [];
  const wanted = Object.entries(all).filter(([name]) => names.includes('All') || names.includes(name));
  return wanted.length === 0 ? {} : { Attributes: Object.fromEntries(wanted) };
}

export function setQueueAttributes(call: QueueCall): Fields {
  const queue = queueOf(call);
  for (const [name, text] of Object.entries(stringsOf(call.input.Attributes))) queue.attributes.set(name, text);
  return {};
}

export function deleteQueue(call: QueueCall): Fields {
  const { region, name } = queueOf(call);
  call.world.queues.delete(`${region}/${name}`);
  return {};
}
