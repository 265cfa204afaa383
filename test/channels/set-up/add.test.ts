import { chmodSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { SQS } from '@aws-sdk/client-sqs';
import { expect, onTestFinished, test } from 'vitest';
import { startStandIn } from '../../../main/demo/aws/stand-in.ts';
import type { NewChannel } from '../../../main/domain/channel-set-up.ts';
import { problemOfCall } from '../../aws/aws-home.ts';
import { awsAt, emptyFolder, KEYS, keyturn, REGION } from '../../support/keyturn-process.ts';
import { setUpAt } from './looked-at.ts';
import { TOPIC } from './wishes.ts';

async function anAccount() {
  const aws = await startStandIn();
  onTestFinished(() => aws.close());
  const sqs = new SQS({ endpoint: aws.url, region: REGION, credentials: KEYS, md5: false });
  const dead = await sqs.createQueue({ QueueName: 'watch-dead' });
  const { Attributes } = await sqs.getQueueAttributes({ QueueUrl: dead.QueueUrl, AttributeNames: ['QueueArn'] });
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: Attributes?.QueueArn, maxReceiveCount: 5 });
  const queue = await sqs.createQueue({ QueueName: 'watch', Attributes: { RedrivePolicy } });
  return {
    url: queue.QueueUrl ?? '',
    sqs,
    dead: dead.QueueUrl ?? '',
    given: { cwd: emptyFolder(), environment: awsAt(aws.url) },
  };
}

test('a queue is looked at, its dead letters are found, and it is registered once', async () => {
  const { url, dead, sqs, given } = await anAccount();
  const added = await keyturn(['channel', 'add', 'sqs', url, '--prefix', 'dev/'], given);
  expect(added).toMatchObject({ code: 0, stderr: '' });
  expect(added.stdout).toBe(
    `The channel watch-eu-west-1 is registered: ${url}\nNext: \`keyturn channel test watch-eu-west-1\`\n`,
  );
  await sqs.sendMessage({ QueueUrl: dead, MessageBody: 'poison' });
  const { stdout } = await keyturn(['channel', 'list'], given);
  expect(stdout).toMatch(/watch-eu-west-1 +sqs +not running +0 +– +1\n/);
  expect(stdout).toContain('`keyturn channel redrive watch-eu-west-1` moves the undelivered back.');
  const again = await keyturn(['channel', 'add', 'sqs', url, '--name', 'other'], given);
  expect([again.code, again.stderr]).toEqual([
    2,
    '✗ The channel `watch-eu-west-1` has the same address already.\n  One is enough.\n',
  ]);
  const redriven = await keyturn(['channel', 'redrive', 'watch-eu-west-1'], given);
  expect([redriven.code, redriven.stdout]).toEqual([0, '1 message moved back to the queue.\n']);
});

test.each([
  ['a queue that is not there', (url: string) => [`${url}-not`], 'SQS in eu-west-1 knows no such queue.'],
  ['what is no queue', () => ['https://example.com/watch'], 'The queue URL does not end in /ACCOUNT/NAME.'],
  [
    'a region that the URL contradicts',
    () => ['https://sqs.us-east-1.amazonaws.com/123456789012/watch', '--region', 'eu-west-1'],
    'The queue URL says us-east-1, but --region says eu-west-1.',
  ],
])('%s is exit 2 with one clear message, and nothing is registered', async (_, words, sentence) => {
  const { url, given } = await anAccount();
  const { code, stdout, stderr } = await keyturn(['channel', 'add', 'sqs', ...words(url)], given);
  expect({ code, stdout, first: stderr.split('\n')[0] }).toEqual({ code: 2, stdout: '', first: `✗ ${sentence}` });
  const listed = await keyturn(['channel', 'list'], given);
  expect(listed.stdout).toBe('There is no channel yet; `keyturn channel deploy me` sets one up.\n');
});

function aKeyFile(cwd: string): string {
  const file = join(cwd, 'relay.key');
  writeFileSync(file, `${'k'.repeat(40)}\n`, { mode: 0o600 });
  return file;
}

test('a webhook takes a free port and keeps it', async () => {
  const cwd = emptyFolder();
  aKeyFile(cwd);
  const given = { cwd, environment: awsAt('http://127.0.0.1:1') };
  const added = await keyturn(['channel', 'add', 'webhook', '--relay-file', 'relay.key', '--tunnel', '--json'], given);
  expect(added.code, added.stderr).toBe(0);
  const { channel } = JSON.parse(added.stdout);
  expect(channel).toMatchObject({ name: 'webhook-eu-west-1', kind: 'webhook', state: { kind: 'not running' } });
  expect(channel.address).toMatch(/^http:\/\/127\.0\.0\.1:[1-9]\d+$/);
  const tested = await keyturn(['channel', 'test', '--json'], given);
  expect(tested.code, tested.stdout).toBe(0);
  expect(JSON.parse(tested.stdout).hops.at(-1)).toMatchObject({ hop: 'marked message', state: 'ok' });
});

type Webhook = Extract<NewChannel, { kind: 'webhook' }>;

const REFUSED: readonly (readonly [string, (file: string) => Partial<Webhook>, string])[] = [
  ['nobody who may send', () => ({}), 'The webhook webhook would believe anybody.'],
  [
    'an address beyond this machine without TLS',
    (file) => ({ auth: { kind: 'relay', file }, host: '0.0.0.0' }),
    'The webhook webhook would listen on 0.0.0.0 without TLS.',
  ],
  ['no topic', () => ({ topics: ['secret-watch'] }), '`secret-watch` is no ARN of a topic.'],
  ['a file that is not there', () => ({ auth: { kind: 'basic', file: '/nowhere' } }), '/nowhere cannot be read.'],
  [
    'a certificate that is not there',
    () => ({ topics: [TOPIC], tls: { certificate: '/nowhere', key: '/nowhere' } }),
    'The file /nowhere with the certificate cannot be read.',
  ],
  ['a file of another form', (file) => ({ auth: { kind: 'oauth', file } }), 'relay.key does not hold what it should.'],
];

test.each(REFUSED)('a webhook with %s is wrong input, in one clear message', async (_, wish, sentence) => {
  const file = aKeyFile(emptyFolder());
  const channel = { kind: 'webhook' as const, region: REGION, topics: [], ...wish(file) };
  const { signal } = new AbortController();
  const { code, message } = await problemOfCall(setUpAt('http://127.0.0.1:1').recognize(channel, signal));
  expect([code, message.replace(dirname(file), '').replace(/^\/relay/, 'relay')]).toEqual(['configuration', sentence]);
});

test('a key that others may read is refused', async () => {
  const cwd = emptyFolder();
  chmodSync(aKeyFile(cwd), 0o644);
  const given = { cwd, environment: awsAt('http://127.0.0.1:1') };
  const { code, stderr } = await keyturn(['channel', 'add', 'webhook', '--relay-file', 'relay.key'], given);
  expect([code, stderr.split('\n')[0]]).toEqual([2, '✗ relay.key may be read by others than you.']);
});
