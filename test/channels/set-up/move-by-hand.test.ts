import { expect, test } from 'vitest';
import type { QueueCalls, Received } from '../../../main/channels/set-up/queues/queue-calls.ts';
import { moveByHand } from '../../../main/channels/set-up/queues/redrive.ts';

type Calls = Pick<QueueCalls, 'receive' | 'resend' | 'remove'>;

/** Two queues in memory, and the moment at which the machine dies. */
function twoQueues(dies: 'before sending' | 'between' | 'never', takes = 10) {
  const one = (at: number): Received => ({ MessageId: `${at}`, ReceiptHandle: `${at}`, Body: `${at}` });
  let from = Array.from({ length: 12 }, (_, at) => one(at));
  const to: Received[] = [];
  const calls: Calls = {
    receive: async () => from.slice(0, 10),
    resend: async (_, messages) => {
      if (dies === 'before sending') throw new Error('killed');
      to.push(...messages.slice(0, takes));
      return messages.slice(0, takes);
    },
    remove: async (_, messages) => {
      if (dies === 'between') throw new Error('killed');
      from = from.filter((message) => !messages.includes(message));
    },
  };
  const lost = (): number => 12 - new Set([...from, ...to].map(({ MessageId }) => MessageId)).size;
  return { calls, lost, to };
}

const QUEUES = { from: 'dead', to: 'alive' };

/** What would lose messages: deletes before it sends. */
async function deletesFirst(calls: Calls): Promise<void> {
  const messages = await calls.receive(QUEUES.from, { waitS: 0, visibilityS: 60 });
  await calls.remove(QUEUES.from, messages);
  await calls.resend(QUEUES.to, messages);
}

test('all of it is moved', async () => {
  const { calls, to, lost } = twoQueues('never');
  expect([await moveByHand(calls, QUEUES), to.length, lost()]).toEqual([12, 12, 0]);
});

test.each(['before sending', 'between'] as const)('a kill %s loses nothing', async (moment) => {
  const { calls, lost } = twoQueues(moment);
  await expect(moveByHand(calls, QUEUES)).rejects.toThrow('killed');
  expect(lost()).toBe(0);
});

test('deleting first would lose ten', async () => {
  const { calls, lost } = twoQueues('before sending');
  await expect(deletesFirst(calls)).rejects.toThrow('killed');
  expect(lost()).toBe(10);
});

test('what the queue refuses stays where it is, and that is said', async () => {
  const { calls, lost } = twoQueues('never', 9);
  await expect(moveByHand(calls, QUEUES)).rejects.toThrow('SQS took 9 messages back and refused 1');
  expect(lost()).toBe(0);
});
