import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { HopName } from '../../../main/domain/channel-set-up.ts';
import { isMotoMissing } from '../../support/moto.ts';
import { partIsRequired } from '../../support/require.ts';
import { aWayThroughTopic, type TeamWay } from './an-account.ts';
import { type Accounts, startAccounts } from './event-bridge.ts';
import { lookedAt } from './looked-at.ts';

let accounts: Accounts;

/** By what breaks it: exactly this hop is found broken. */
const BROKEN_TOPICS: Record<string, readonly [HopName, (way: TeamWay) => Promise<unknown>]> = {
  'the rule does not send to the topic': [
    'rule',
    ({ events, rule }) => events.removeTargets({ Rule: rule, Ids: ['keyturn'] }),
  ],
  'the topic has its standing policy': [
    'topic',
    ({ sns, topic }) => {
      const Condition = { StringEquals: { 'AWS:SourceOwner': '123456789012' } };
      const Statement = [
        { Effect: 'Allow', Principal: { AWS: '*' }, Action: 'SNS:Publish', Resource: topic, Condition },
      ];
      const AttributeValue = JSON.stringify({ Version: '2008-10-17', Statement });
      return sns.setTopicAttributes({ TopicArn: topic, AttributeName: 'Policy', AttributeValue });
    },
  ],
  'nothing is subscribed': [
    'subscription',
    ({ sns, subscription }) => sns.unsubscribe({ SubscriptionArn: subscription }),
  ],
  'the filter drops it': [
    'subscription',
    ({ sns, subscription }) =>
      sns.setSubscriptionAttributes({
        SubscriptionArn: subscription,
        AttributeName: 'FilterPolicy',
        AttributeValue: JSON.stringify({ detail: { name: [{ prefix: 'prod/' }] } }),
      }),
  ],
  'the filter looks at attributes': [
    'subscription',
    async ({ sns, subscription }) => {
      const filter = { SubscriptionArn: subscription, AttributeName: 'FilterPolicy', AttributeValue: '{"name":["x"]}' };
      const scope = { SubscriptionArn: subscription, AttributeName: 'FilterPolicyScope' };
      await sns.setSubscriptionAttributes({ ...scope, AttributeValue: 'MessageAttributes' });
      await sns.setSubscriptionAttributes(filter);
    },
  ],
};

describe.skipIf(isMotoMissing() && !partIsRequired('moto'))('every hop through a topic, against moto', () => {
  beforeAll(async () => {
    accounts = await startAccounts();
  });
  afterAll(() => accounts.close());

  test('a whole way is found whole', async () => {
    const { channel } = await aWayThroughTopic(accounts.url);
    const { hops, broken, unseen } = await lookedAt({ ...accounts, channel });
    expect({ broken, unseen }).toEqual({ broken: [], unseen: [] });
    expect(hops.map(({ hop }) => hop)).toEqual([
      ...['queue', 'rule', 'pattern', 'target', 'topic', 'subscription', 'subscription'],
      ...['queue policy', 'dead letters', 'marked message'],
    ]);
  });

  test.each(Object.entries(BROKEN_TOPICS))('%s', async (_, [hop, breakIt]) => {
    const way = await aWayThroughTopic(accounts.url);
    await breakIt(way);
    const { broken } = await lookedAt({ ...accounts, channel: way.channel });
    expect(broken).toEqual([hop]);
  });
});
