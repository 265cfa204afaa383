import { expect, onTestFinished, test } from 'vitest';
import { openAws } from '../../../main/aws/aws.ts';
import type { OnCall } from '../../../main/aws/connections.ts';
import { openQueueCalls } from '../../../main/channels/sqs/queue-calls.ts';
import { Meter } from '../../../main/engine/meter.ts';
import { aHome, aStandIn, KEYS, SIGNAL } from '../../aws/aws-home.ts';
import { REGION } from './a-channel.ts';

const NOW = Date.UTC(2026, 10, 28, 12);

test('what is asked of a queue is counted as SQS, not as Secrets Manager', async () => {
  const standIn = await aStandIn();
  const queueUrl = standIn.queues.create('events', { region: REGION });
  const { home } = aHome({ ...KEYS, AWS_ENDPOINT_URL: standIn.url });
  const meter = new Meter();
  const onCall: OnCall = (call) => meter.add(call, NOW);
  const aws = openAws({ environment: process.env, homeDirectory: home, onCall });
  onTestFinished(() => aws.close());
  await openQueueCalls(aws, { region: REGION, queueUrl }).receive({ waitSeconds: 0, visibilitySeconds: 1 }, SIGNAL);
  expect(meter.kept(NOW).calls).toEqual([
    { service: 'sqs', api: 'ReceiveMessage', profile: 'default', count: 1, today: 1 },
  ]);
});
