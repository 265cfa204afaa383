import { describe, expect, test } from 'vitest';
import { SNS_GUARDS } from '../../../main/channels/webhook/sns-guards.ts';
import { partIsRequired } from '../../support/require.ts';
import { aWebhook, type WebhookWish } from './a-webhook.ts';
import { altered, anSns, type Fields, genuine, PAGES, snsLeaves, TOPIC } from './an-sns.ts';
import { isOpensslMissing } from './authority.ts';
import { letIn } from './forged/let-in.ts';
import { confirmation, RIGHT } from './forged/sns-confirmations.ts';
import { SNS_FORGERIES } from './forged/sns-messages.ts';

describe.skipIf(isOpensslMissing() && !partIsRequired('openssl'))('what claims to be SNS', () => {
  const leaves = snsLeaves();
  const listening = async (wish: WebhookWish = {}) => {
    const sns = anSns(leaves);
    const hook = await aWebhook({ settings: { topics: [TOPIC] }, get: sns.get, clock: sns.clock, ...wish });
    return { hook, sns };
  };

  test(`of ${SNS_FORGERIES.length} forged, confused, stale and oversized messages none gets in, and a true one does`, async () => {
    const { hook, sns } = await listening();
    expect(SNS_FORGERIES.length).toBeGreaterThan(500);
    expect(await letIn(SNS_FORGERIES, hook, sns)).toEqual([]);
    expect(await hook.post(genuine(sns))).toMatchObject({ status: 200 });
    expect(hook.effects).toHaveLength(1);
  });

  test('nothing is fetched for an unknown topic, nor from an address that is not one of SNS', async () => {
    const { hook, sns } = await listening();
    const before = sns.asked.length;
    const named = SNS_FORGERIES.filter(([name]) => /^the topic|^a (true|certificate at)/.test(name));
    await letIn(named, hook, sns);
    expect(sns.asked.slice(before).filter((url) => !/^[\w-]+\.pem$/.test(url.replace(PAGES, '')))).toEqual([]);
  });

  const GUARDS = Object.keys(SNS_GUARDS) as (keyof typeof SNS_GUARDS)[];

  test.each(GUARDS)('without the guard %s, something gets in', async (left) => {
    const { [left]: _out, ...guards } = SNS_GUARDS;
    const { hook, sns } = await listening({ guards });
    expect(await letIn(SNS_FORGERIES, hook, sns, 1)).toHaveLength(1);
  });

  test('a true message means something once, however it comes again', async () => {
    const { hook, sns } = await listening();
    const post = genuine(sns, { Subject: 'Rotation' });
    const { Subject, MessageId, ...rest } = JSON.parse(String(post.body)) as Fields;
    const again = [
      post,
      post,
      altered(post, { Subject: undefined, MessageId: `${MessageId}\nSubject\n${Subject}` }),
      altered(post, { UnsubscribeURL: 'https://evil.example', MessageAttributes: {} }),
      { ...post, body: JSON.stringify({ ...rest, Subject, MessageId }, undefined, 2) },
      { ...post, body: String(post.body).replace('"Message"', '"\\u004dessage"') },
    ];
    const statuses: number[] = [];
    for (const one of again) statuses.push((await hook.post(one)).status);
    expect(statuses).toEqual([200, 200, 403, 200, 200, 200]);
    sns.clock.jump(3_599_000);
    expect(await hook.post(post)).toMatchObject({ status: 200 });
    expect(hook.effects).toHaveLength(1);
    sns.clock.jump(2_000);
    expect(await hook.post(post)).toMatchObject({ status: 403 });
  });

  test('a message from minutes ahead is remembered until its own hour is over', async () => {
    const { hook, sns } = await listening();
    const post = genuine(sns, { Timestamp: new Date(sns.clock.now() + 290_000).toISOString() });
    await hook.post(post);
    sns.clock.jump(3_600_000 + 280_000);
    expect(await hook.post(post)).toMatchObject({ status: 200 });
    expect(hook.effects).toHaveLength(1);
  });

  test('a certificate is good from its first day to its last', async () => {
    const { hook, sns } = await listening();
    const post = () => genuine(sns, {}, { leaf: 'expired', page: `${PAGES}expired.pem` });
    sns.clock.jump(-2 * 86_400_000 + 60_000);
    expect(await hook.post(post())).toMatchObject({ status: 200 });
    sns.clock.jump(-86_400_000);
    expect(await hook.post(post())).toMatchObject({ status: 403 });
    sns.clock.jump(3 * 86_400_000);
    expect(await hook.post(post())).toMatchObject({ status: 403 });
  });

  test('whoever knows the topic can make us look up twenty certificates a minute, and the known one is still taken', async () => {
    const { hook, sns } = await listening();
    await hook.post(genuine(sns));
    const before = sns.asked.length;
    for (let page = 0; page < 40; page += 1) {
      await hook.post(genuine(sns, {}, { leaf: 'attacker', page: `${PAGES}nothing${page}.pem` }));
    }
    expect(sns.asked.length - before).toBeLessThanOrEqual(20);
    expect(await hook.post(genuine(sns))).toMatchObject({ status: 200 });
  });

  test('a confirmation is fetched once, and never where it does not lead to this subscription', async () => {
    const { hook, sns } = await listening();
    const post = confirmation(sns, RIGHT);
    for (let time = 0; time < 2; time += 1) expect(await hook.post(post)).toMatchObject({ status: 200 });
    expect(sns.asked.filter((url) => url === RIGHT)).toHaveLength(1);
  });
});
