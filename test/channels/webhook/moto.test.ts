import { CreateTopicCommand, PublishCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ARN, NATIVE } from '../../domain/events/shapes.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { isMotoMissing, startMoto } from '../../support/moto.ts';
import { partIsRequired } from '../../support/require.ts';
import { aWebhook } from './a-webhook.ts';

const SCOPE = 'AKIAEXAMPLE/20261128/eu-west-1/sns/aws4_request';
/** moto serves the page of a certificate to whoever looks signed. */
const AUTHORIZATION = `AWS4-HMAC-SHA256 Credential=${SCOPE}, SignedHeaders=host, Signature=${'0'.repeat(64)}`;

/** moto signs each message with SHA256withRSA, and confirms a subscription without asking. */
describe.skipIf(isMotoMissing() && !partIsRequired('moto'))('against moto’s own signatures', () => {
  let moto: Awaited<ReturnType<typeof startMoto>>;
  let sns: SNSClient;
  beforeAll(async () => {
    moto = await startMoto();
    const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
    sns = new SNSClient({ endpoint: moto.url, region: 'eu-west-1', credentials });
  });
  afterAll(async () => {
    sns.destroy();
    await moto.close();
  });

  const pages: string[] = [];

  /** Pages of SNS, from moto. */
  async function get(url: string): Promise<string> {
    pages.push(url);
    const reply = await fetch(`${moto.url}${new URL(url).pathname}`, { headers: { authorization: AUTHORIZATION } });
    return reply.text();
  }

  async function subscribed(name: string, pinned = name) {
    const { TopicArn = '' } = await sns.send(new CreateTopicCommand({ Name: name }));
    const topics = [TopicArn.replace(name, pinned)];
    // The certificate begins with this second.
    const hook = await aWebhook({ settings: { topics }, get, clock: new FakeClock(Date.now() + 60_000) });
    await sns.send(new SubscribeCommand({ TopicArn, Protocol: 'http', Endpoint: `${hook.url()}/sns` }));
    const publish = (subject?: string) =>
      sns.send(new PublishCommand({ TopicArn, Message: JSON.stringify(NATIVE), ...(subject && { Subject: subject }) }));
    return { hook, publish };
  }

  test('each notification is a hint', async () => {
    const { hook, publish } = await subscribed('keyturn');
    for (let time = 0; time < 3; time += 1) await publish();
    expect(hook.effects).toEqual([`hint ${ARN}`, `hint ${ARN}`, `hint ${ARN}`]);
  });

  test('its signature leaves a subject out, and is refused then', async () => {
    const { hook, publish } = await subscribed('with-subject');
    const before = pages.length;
    await publish('Rotation');
    expect([hook.effects, pages.length - before]).toEqual([[], 1]);
  });

  test('a topic that is not pinned is refused, however well it signs', async () => {
    const { hook, publish } = await subscribed('another', 'keyturn');
    const before = pages.length;
    await publish();
    expect([hook.effects, pages.length - before]).toEqual([[], 0]);
  });
});
