import { AwsError, type Fields } from '../answer.ts';
import { objectsOf, optionalNumber, optionalTexts, requiredText } from '../input.ts';
import { ACCOUNT } from '../signature.ts';
import { addMessage, md5, messageBehind, nextArrival, takeMessages } from './messages.ts';
import { type QueueCall, queueOf } from './queue-operations.ts';
import { type Message, secondsOf, wake } from './queue-store.ts';

/** Raises QueueDoesNotExist, and what `requiredText` raises for a body that is empty or too large. */
export function sendOne(call: QueueCall, entry: Fields): Fields {
  const queue = queueOf(call);
  const body = requiredText(entry, 'MessageBody', { min: 1, maxBytes: secondsOf(queue, 'MaximumMessageSize') });
  const delaySeconds = optionalNumber(entry, 'DelaySeconds', { min: 0, max: 900 });
  const sending = { now: call.world.clock.now(), delaySeconds, attributes: entry.MessageAttributes };
  return { MessageId: addMessage(queue, body, sending).id, MD5OfMessageBody: md5(body) };
}

/** An old receipt is no error (API reference, DeleteMessage). */
export function deleteOne(call: QueueCall, entry: Fields): Fields {
  const queue = queueOf(call);
  const message = messageBehind(queue, requiredText(entry, 'ReceiptHandle'));
  if (message) queue.messages.delete(message.id);
  return {};
}

/** Entries fail alone, in `Failed`, with HTTP 200. */
export function batchOf(one: (call: QueueCall, entry: Fields) => Fields): (call: QueueCall) => Fields {
  return (call) => {
    const entries = objectsOf(call.input, 'Entries');
    if (entries.length === 0)
      throw new AwsError('com.amazonaws.sqs#EmptyBatchRequest', 'There should be at least one entry.');
    if (entries.length > 10)
      throw new AwsError(
        'com.amazonaws.sqs#TooManyEntriesInBatchRequest',
        'Maximum number of entries per request are 10.',
      );
    const successful: Fields[] = [];
    const failed: Fields[] = [];
    for (const entry of entries) {
      try {
        successful.push({ Id: entry.Id, ...one(call, entry) });
      } catch (error) {
        if (!(error instanceof AwsError)) throw error;
        failed.push({ Id: entry.Id, SenderFault: true, Code: error.code, Message: error.message });
      }
    }
    return { Successful: successful, Failed: failed };
  };
}

/** `wanted`: names of system attributes, or `All`. */
export function receivedOf(message: Message, wanted: readonly string[]): Fields {
  const system = {
    ApproximateReceiveCount: String(message.receiveCount),
    ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt),
    SentTimestamp: String(message.sentAt),
    SenderId: ACCOUNT,
  };
  const attributes = Object.entries(system).filter(([name]) => wanted.includes('All') || wanted.includes(name));
  return {
    MessageId: message.id,
    ReceiptHandle: message.receipt,
    Body: message.body,
    MD5OfBody: md5(message.body),
    ...(attributes.length > 0 ? { Attributes: Object.fromEntries(attributes) } : {}),
    ...(message.attributes === undefined ? {} : { MessageAttributes: message.attributes }),
  };
}

/** Long poll: answers with the first messages, or without `Messages` when the wait is over. */
export async function receiveMessage(call: QueueCall): Promise<Fields> {
  const { world, input, signal } = call;
  const queue = queueOf(call);
  const most = optionalNumber(input, 'MaxNumberOfMessages', { min: 1, max: 10 }) ?? 1;
  const wait =
    optionalNumber(input, 'WaitTimeSeconds', { min: 0, max: 20 }) ?? secondsOf(queue, 'ReceiveMessageWaitTimeSeconds');
  const visibility =
    optionalNumber(input, 'VisibilityTimeout', { min: 0, max: 43_200 }) ?? secondsOf(queue, 'VisibilityTimeout');
  const system =
    optionalTexts(input, 'MessageSystemAttributeNames', 20) ?? optionalTexts(input, 'AttributeNames', 20) ?? [];
  const deadline = world.clock.now() + wait * 1000;
  while (!signal.aborted) {
    const messages = takeMessages(world.queues, queue, { now: world.clock.now(), most, visibilitySeconds: visibility });
    if (messages.length > 0) return { Messages: messages.map((message) => receivedOf(message, system)) };
    if (world.clock.now() >= deadline) break;
    await nextArrival(queue, { clock: world.clock, deadline, signal });
  }
  return {};
}

/** Seconds, from now; twelve hours at most. Raises ReceiptHandleIsInvalid. */
export function changeMessageVisibility(call: QueueCall, entry: Fields): Fields {
  const { world } = call;
  const queue = queueOf(call);
  const seconds = optionalNumber(entry, 'VisibilityTimeout', { min: 0, max: 43_200 }) ?? 0;
  const message = messageBehind(queue, requiredText(entry, 'ReceiptHandle'));
  if (message === undefined) {
    throw new AwsError('com.amazonaws.sqs#ReceiptHandleIsInvalid', 'The input receipt handle is invalid.');
  }
  message.visibleAt = world.clock.now() + seconds * 1000;
  wake(queue);
  return {};
}

/** At once; AWS takes up to a minute. */
export function purgeQueue(call: QueueCall): Fields {
  queueOf(call).messages.clear();
  return {};
}
