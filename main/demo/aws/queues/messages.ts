import { createHash, randomUUID } from 'node:crypto';
import type { StandInClock } from '../clock.ts';
import { type Message, type Queue, type Queues, queueName, secondsOf, wake } from './queue-store.ts';

export type Sending = {
  readonly now: number;
  readonly delaySeconds?: number | undefined;
  readonly attributes?: unknown;
};

export function addMessage(queue: Queue, body: string, { now, delaySeconds, attributes }: Sending): Message {
  const visibleAt = now + (delaySeconds ?? secondsOf(queue, 'DelaySeconds')) * 1000;
  const message = { id: randomUUID(), body, sentAt: now, attributes, visibleAt, receiveCount: 0 };
  queue.messages.set(message.id, message);
  wake(queue);
  return message;
}

/** Undefined without a redrive policy that leads to a queue. */
function deadLetters(
  queues: Queues,
  queue: Queue,
): { readonly target: Queue; readonly maxReceiveCount: number } | undefined {
  const policy: unknown = JSON.parse(queue.attributes.get('RedrivePolicy') ?? 'null');
  if (typeof policy !== 'object' || policy === null) return undefined;
  const target = queues.get(`${queue.region}/${queueName(String(Reflect.get(policy, 'deadLetterTargetArn')))}`);
  return target && { target, maxReceiveCount: Number(Reflect.get(policy, 'maxReceiveCount')) };
}

export type Taking = { readonly now: number; readonly most: number; readonly visibilitySeconds: number };

/** Receives what is visible; a message that was received often enough goes to the dead letters instead. */
export function takeMessages(
  queues: Queues,
  queue: Queue,
  { now, most, visibilitySeconds }: Taking,
): readonly Message[] {
  const taken: Message[] = [];
  const redrive = deadLetters(queues, queue);
  const oldest = now - secondsOf(queue, 'MessageRetentionPeriod') * 1000;
  for (const message of queue.messages.values()) {
    if (taken.length === most) break;
    if (message.sentAt < oldest) queue.messages.delete(message.id);
    else if (message.visibleAt > now) continue;
    else if (redrive && message.receiveCount >= redrive.maxReceiveCount) {
      queue.messages.delete(message.id);
      redrive.target.messages.set(message.id, { ...message, visibleAt: now });
      wake(redrive.target);
    } else {
      message.receiveCount += 1;
      message.firstReceivedAt ??= now;
      message.visibleAt = now + visibilitySeconds * 1000;
      message.receipt = Buffer.from(`${message.id} ${message.receiveCount}`).toString('base64');
      taken.push(message);
    }
  }
  return taken;
}

/** Waits for a message to arrive or come back, until `deadline`, the caller's end, or the clock's. */
export function nextArrival(
  queue: Queue,
  {
    clock,
    deadline,
    signal,
  }: { readonly clock: StandInClock; readonly deadline: number; readonly signal: AbortSignal },
): Promise<void> {
  const comeBack = [...queue.messages.values()].map(({ visibleAt }) => visibleAt);
  const moment = comeBack.reduce((one, other) => Math.min(one, other), deadline);
  return new Promise((resolve) => {
    const finish = (): void => {
      queue.listeners.delete(finish);
      signal.removeEventListener('abort', finish);
      forget();
      resolve();
    };
    const forget = clock.at(moment, finish);
    queue.listeners.add(finish);
    signal.addEventListener('abort', finish);
  });
}

/** Undefined for a receipt handle that no message of the queue had; an older receipt of a message still deletes it, as at AWS. */
export function messageBehind(queue: Queue, receiptHandle: string): Message | undefined {
  const [id = ''] = Buffer.from(receiptHandle, 'base64').toString().split(' ');
  return queue.messages.get(id);
}

export function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}
