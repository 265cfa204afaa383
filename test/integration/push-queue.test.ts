import { expect, test, vi } from 'vitest';
import type { StandIn } from '../../main/demo/aws/stand-in.ts';
import { cloudTrail, wrapped } from '../domain/events/shapes.ts';
import { REGION } from '../support/keyturn-process.ts';
import { aPushedShop, aQueue, messagesIn, SECRET, value } from './pushed-shop.ts';

type Way = {
  /** Connects the queue; what it returns tells of a version that was put. */
  readonly connect: (aws: StandIn, queueUrl: string) => (versionId: string) => void;
};

function telling(eventOf: (arn: string, versionId: string) => object): Way['connect'] {
  return (aws, queueUrl) => (versionId) => {
    const event = eventOf(aws.secrets.arn(SECRET, { region: REGION }), versionId);
    aws.queues.send(queueUrl, JSON.stringify(event), { region: REGION });
  };
}

const byItself = (envelope: 'none' | 'sns'): Way['connect'] => {
  return (aws, queueUrl) => {
    aws.events.subscribe(queueUrl, { envelope });
    return () => undefined;
  };
};

const putSecretValue = (arn: string, versionId: string): object =>
  cloudTrail('PutSecretValue', {
    requestParameters: { secretId: SECRET, clientRequestToken: versionId },
    responseElements: { arn },
  });

const rotationSucceeded = (arn: string): object =>
  cloudTrail('RotationSucceeded', { additionalEventData: { SecretId: arn } }, 'AWS Service Event via CloudTrail');

const ofRelay = (arn: string, versionId: string): object => ({
  keyturn: 1,
  secret: arn,
  label: 'AWSCURRENT',
  versionId,
});

const WAYS: readonly (readonly [string, Way['connect']])[] = [
  ['EventBridge to SQS, the native event', byItself('none')],
  ['EventBridge to SNS to SQS, wrapped', byItself('sns')],
  ['EventBridge to SQS, PutSecretValue by way of CloudTrail', telling(putSecretValue)],
  ['EventBridge to SQS, RotationSucceeded by way of CloudTrail', telling(rotationSucceeded)],
  ['EventBridge to SNS to SQS, RotationSucceeded wrapped', telling((arn) => wrapped(rotationSucceeded(arn)))],
  ['EventBridge to Lambda to SQS, or an input transformer', telling(ofRelay)],
];

test.each(WAYS)('%s: the file has the new value, and the message is gone', async (_, connect) => {
  let told: (versionId: string) => void = () => undefined;
  let queueUrl = '';
  const { aws, shop, watching, written } = await aPushedShop((server) => {
    const queue = aQueue(server);
    queueUrl = queue.queueUrl;
    told = connect(server, queueUrl);
    return [queue.channel];
  });
  const versionId = aws.secrets.put(SECRET, value('two'), { region: REGION });
  told(versionId);
  const event = await written(versionId);
  expect([event.cause, shop.read('.env')]).toEqual(['sqs', 'DB_PASSWORD=KTCANARY-two\n']);
  await vi.waitFor(() => expect(messagesIn(aws, queueUrl)).toBe(0), 10_000);
  expect((await watching.end()).code).toBe(0);
});

test('news is told by its name, and never as a change', async () => {
  let tell: (versionId: string) => void = () => undefined;
  const { watching } = await aPushedShop((server) => {
    const queue = aQueue(server);
    const failed = (arn: string): object =>
      cloudTrail('RotationFailed', { additionalEventData: { SecretId: arn } }, 'AWS Service Event via CloudTrail');
    tell = telling(failed)(server, queue.queueUrl);
    return [queue.channel];
  });
  tell('');
  const event = await watching.next(({ kind }) => kind === 'noticed');
  expect(event).toMatchObject({
    secret: SECRET,
    notice: 'rotation failed',
    cause: 'sqs',
    problem: { code: 'rotation-failed' },
  });
  const { stdout } = await watching.end();
  expect(stdout).not.toContain('"changed"');
});

test('doubled and overtaken events are one write for each version, and end at the last', async () => {
  const { aws, shop, watching, written } = await aPushedShop((server) => {
    const queue = aQueue(server);
    server.events.subscribe(queue.queueUrl);
    Object.assign(server.events.faults, { duplication: 0.7, reordering: 0.5 });
    return [queue.channel];
  });
  let last = '';
  for (let index = 0; index < 20; index += 1)
    last = aws.secrets.put(SECRET, value(`many-${index}`), { region: REGION });
  await written(last);
  expect(shop.read('.env')).toBe('DB_PASSWORD=KTCANARY-many-19\n');
  const { stdout } = await watching.end();
  const versions = stdout
    .split('\n')
    .filter((line) => line.includes('"written"'))
    .map((line) => JSON.parse(line).to);
  expect(new Set(versions).size).toBe(versions.length);
});

test('status says by which route a watch learns, and which channel is up', async () => {
  const { shop } = await aPushedShop((server) => [aQueue(server).channel]);
  const { stdout } = await shop.run(['status', '--json']);
  const { watches, channels } = JSON.parse(stdout);
  expect([watches[0].route, channels[0].state.kind]).toEqual([{ kind: 'push + sweep' }, 'up']);
});
