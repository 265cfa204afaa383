import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { HopName } from '../../../main/domain/channel-set-up.ts';
import { isMotoMissing } from '../../support/moto.ts';
import { partIsRequired } from '../../support/require.ts';
import { aWayToMe, policyFor, type Way } from './an-account.ts';
import { type Accounts, startAccounts } from './event-bridge.ts';
import { lookedAt } from './looked-at.ts';

let accounts: Accounts;
const isSkipped = isMotoMissing() && !partIsRequired('moto');

/** moto forgets the policy when anything else is set. */
function encrypt({ sqs, queueUrl, queueArn, ruleArn }: Way, KmsMasterKeyId: string): Promise<unknown> {
  const Policy = policyFor(queueArn, 'events.amazonaws.com', ruleArn);
  return sqs.setQueueAttributes({ QueueUrl: queueUrl, Attributes: { KmsMasterKeyId, Policy } });
}

/** By what breaks it: exactly this hop is found broken, with a cure. */
const BROKEN: Record<string, readonly [HopName, (way: Way) => Promise<unknown>]> = {
  'the queue is gone': ['queue', ({ sqs, queueUrl }) => sqs.deleteQueue({ QueueUrl: queueUrl })],
  'the rule is disabled': ['rule', ({ events, rule }) => events.disableRule({ Name: rule })],
  'the rule is gone': [
    'rule',
    async ({ events, rule }) => {
      await events.removeTargets({ Rule: rule, Ids: ['keyturn'] });
      await events.deleteRule({ Name: rule });
    },
  ],
  'the target is another queue': [
    'rule',
    ({ events, rule, queueArn }) =>
      events.putTargets({ Rule: rule, Targets: [{ Id: 'keyturn', Arn: `${queueArn}-other` }] }),
  ],
  'the pattern names other secrets': [
    'pattern',
    ({ events, rule }) =>
      events.putRule({
        Name: rule,
        EventPattern: JSON.stringify({ source: ['aws.secretsmanager'], detail: { name: [{ prefix: 'prod/' }] } }),
      }),
  ],
  'the pattern is about another label': [
    'pattern',
    ({ events, rule }) =>
      events.putRule({ Name: rule, EventPattern: JSON.stringify({ detail: { labelUpdated: ['blue'] } }) }),
  ],
  'the queue policy lets nobody in': [
    'queue policy',
    ({ sqs, queueUrl }) => sqs.setQueueAttributes({ QueueUrl: queueUrl, Attributes: { Policy: '' } }),
  ],
  'the queue policy is for another rule': [
    'queue policy',
    ({ sqs, queueUrl, queueArn, ruleArn }) => {
      const Policy = policyFor(queueArn, 'events.amazonaws.com', `${ruleArn}-other`);
      return sqs.setQueueAttributes({ QueueUrl: queueUrl, Attributes: { Policy } });
    },
  ],
  "the queue is encrypted with AWS's own key": ['key policy', (way) => encrypt(way, 'alias/aws/sqs')],
  'the key lets only its account use it': [
    'key policy',
    async (way) => encrypt(way, (await way.kms.createKey({})).KeyMetadata?.KeyId ?? ''),
  ],
};

describe.skipIf(isSkipped)('every hop, against moto', () => {
  beforeAll(async () => {
    accounts = await startAccounts();
  });
  afterAll(() => accounts.close());

  test('a way that is whole is found whole, and the marked message leaves nothing behind', async () => {
    const { channel, sqs, queueUrl } = await aWayToMe(accounts.url);
    const { hops, broken, unseen } = await lookedAt({ ...accounts, channel });
    expect({ broken, unseen, looked: hops.map(({ hop }) => hop) }).toEqual({
      broken: [],
      unseen: [],
      looked: ['queue', 'rule', 'pattern', 'target', 'queue policy', 'dead letters', 'marked message'],
    });
    expect(hops.at(-1)?.roundTripMs).toBeGreaterThanOrEqual(0);
    const { Attributes } = await sqs.getQueueAttributes({ QueueUrl: queueUrl, AttributeNames: ['All'] });
    expect([Attributes?.ApproximateNumberOfMessages, Attributes?.ApproximateNumberOfMessagesNotVisible]).toEqual([
      '0',
      '0',
    ]);
  });

  test.each(Object.entries(BROKEN))('%s', async (_, [hop, breakIt]) => {
    const way = await aWayToMe(accounts.url);
    await breakIt(way);
    const { broken, hops } = await lookedAt({ ...accounts, channel: way.channel });
    expect(broken).toEqual([hop]);
    expect(hops.find(({ state }) => state === 'broken')?.cure).toMatch(/\.$/);
  });

  test('a key that lets EventBridge use it is no obstacle', async () => {
    const way = await aWayToMe(accounts.url);
    const own = {
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::123456789012:root' },
      Action: 'kms:*',
      Resource: '*',
    };
    const Action = ['kms:GenerateDataKey*', 'kms:Decrypt'];
    const service = { Effect: 'Allow', Principal: { Service: 'events.amazonaws.com' }, Action, Resource: '*' };
    const Policy = JSON.stringify({ Version: '2012-10-17', Statement: [own, service] });
    await encrypt(way, (await way.kms.createKey({ Policy })).KeyMetadata?.KeyId ?? '');
    const { hops, broken, unseen } = await lookedAt({ ...accounts, channel: way.channel });
    expect({ broken, unseen }).toEqual({ broken: [], unseen: [] });
    expect(hops.map(({ hop }) => hop)).toContain('key policy');
  });

  test.each([
    ['GetKeyPolicy', ['key policy']],
    ['ListRuleNamesByTarget', ['rule']],
    ['DescribeRule', ['rule']],
    ['TestEventPattern', ['pattern']],
  ])('what may not be looked at is no verdict: %s', async (operation, hops) => {
    const way = await aWayToMe(accounts.url);
    const key = (await way.kms.createKey({})).KeyMetadata?.KeyId ?? '';
    if (operation === 'GetKeyPolicy') await encrypt(way, key);
    accounts.denied.add(operation);
    const { broken, unseen } = await lookedAt({ ...accounts, channel: way.channel }).finally(() =>
      accounts.denied.clear(),
    );
    expect({ broken, unseen }).toEqual({ broken: [], unseen: hops });
  });

  test('without a watched secret the pattern is not judged; one elsewhere is found to be elsewhere', async () => {
    const { channel } = await aWayToMe(accounts.url);
    expect((await lookedAt({ ...accounts, channel }, null)).unseen).toEqual(['pattern']);
    const arn = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:dev/db-AbCdEf';
    expect((await lookedAt({ ...accounts, channel }, { secret: arn, label: 'AWSCURRENT' })).broken).toEqual([
      'pattern',
    ]);
  });

  test('messages that wait in front of the marked one are given back', async () => {
    const { channel, sqs, queueUrl } = await aWayToMe(accounts.url);
    for (let at = 0; at < 15; at += 1) await sqs.sendMessage({ QueueUrl: queueUrl, MessageBody: `other ${at}` });
    const { broken } = await lookedAt({ ...accounts, channel });
    const { Attributes } = await sqs.getQueueAttributes({ QueueUrl: queueUrl, AttributeNames: ['All'] });
    expect([broken, Attributes?.ApproximateNumberOfMessages]).toEqual([[], '15']);
  });
});
