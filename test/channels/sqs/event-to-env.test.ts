import { randomUUID } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import { markedMessage } from '../../../main/channels/sqs/queue-facts.ts';
import { startStandIn } from '../../../main/demo/aws/stand-in.ts';
import type { Hearing } from '../../../main/engine/ports.ts';
import { createWriter } from '../../support/aws-writer.ts';
import { describeEachQueueServer } from '../../support/queue-server.ts';
import { movedNow, REGION } from './a-channel.ts';
import { anEngineAtWork, envWith, SECRET, secretText } from './a-listening-engine.ts';

const SOON = { timeout: 20_000, interval: 10 };
const USUAL = { waitSeconds: 20, visibilitySeconds: 60 };

describeEachQueueServer((server) => {
  test('an event brings a new value into the .env, and is deleted when that is durable', async () => {
    const standIn = await startStandIn();
    onTestFinished(() => standIn.close());
    const writer = createWriter(standIn.url);
    onTestFinished(() => writer.destroy());
    await writer.put(SECRET, secretText('one'));
    const queueUrl = await server().queue();
    const { env, listen, engine, calls } = anEngineAtWork({
      endpoints: { secrets: standIn.url, sqs: server().url },
      queueUrl,
    });
    engine.start();
    await expect.poll(env, SOON).toBe(envWith('one'));
    const { last } = listen({ rhythm: USUAL });
    await expect.poll(last, SOON).toBe('up');
    const version = await writer.rotate(SECRET, secretText('two'));
    await server().send(queueUrl, movedNow(SECRET, version, await writer.arn(SECRET)));
    await expect.poll(env, SOON).toBe(envWith('two'));
    await expect.poll(() => server().count(queueUrl), SOON).toEqual({ visible: 0, hidden: 0 });
    expect(calls.filter((api) => api === 'GetSecretValue')).toHaveLength(2);
  });
});

/** In step with `one`; then the value moves, and a poll that somebody aborted holds the message of it. */
async function afterASwallowedMessage(through: (hearing: Hearing) => Hearing) {
  const standIn = await startStandIn();
  onTestFinished(() => standIn.close());
  standIn.secrets.put(SECRET, secretText('one'), { region: REGION });
  const queueUrl = standIn.queues.create(`q-${randomUUID()}`, { region: REGION });
  standIn.events.subscribe(queueUrl);
  const endpoints = { secrets: standIn.url, sqs: standIn.url };
  const { env, listen, engine, calls } = anEngineAtWork({ endpoints, queueUrl });
  engine.start();
  await expect.poll(env, SOON).toBe(envWith('one'));
  const first = listen({
    rhythm: USUAL,
    through: (hearing) => ({ ...hearing, hint: () => new Promise(() => undefined) }),
  });
  await expect.poll(first.last, SOON).toBe('up');
  standIn.secrets.put(SECRET, secretText('two'), { region: REGION });
  const hidden = () => standIn.queues.attributes(queueUrl, { region: REGION }).ApproximateNumberOfMessagesNotVisible;
  await expect.poll(hidden, SOON).toBe('1');
  await first.stop();
  await expect.poll(() => standIn.queues.waiting(queueUrl, { region: REGION }), SOON).toBe(0);
  calls.length = 0;
  const second = listen({ rhythm: USUAL, through });
  // What of the first one came late to the server would swallow this message too.
  await expect.poll(second.last, SOON).toBe('up');
  await expect.poll(() => standIn.queues.waiting(queueUrl, { region: REGION }), SOON).toBe(1);
  standIn.queues.send(queueUrl, markedMessage('through'), { region: REGION });
  await expect.poll(() => second.marks, SOON).toEqual(['through']);
  return { env, calls };
}

test('a message that an aborted poll swallowed is made good by the sweep at the start; a channel without one is caught', async () => {
  const good = await afterASwallowedMessage((hearing) => hearing);
  await expect.poll(good.env, SOON).toBe(envWith('two'));
  const broken = await afterASwallowedMessage((hearing) => ({ ...hearing, sweep: () => undefined }));
  expect([broken.env(), broken.calls.includes('DescribeSecret')]).toEqual([envWith('one'), false]);
});
