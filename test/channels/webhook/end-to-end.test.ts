import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createWebhookChannel } from '../../../main/channels/webhook/webhook-channel.ts';
import { makeSnsKey } from '../../../main/demo/aws/sns/sns-key.ts';
import { notificationPost } from '../../../main/demo/aws/sns/sns-posts.ts';
import { subscribeOverHttp } from '../../../main/demo/aws/sns/subscribe-http.ts';
import { type StandIn, startStandIn } from '../../../main/demo/aws/stand-in.ts';
import type { WebhookSettings } from '../../../main/domain/channel-settings.ts';
import { machineClock } from '../../../main/machine-clock.ts';
import { openBenchEngine, watchInto } from '../../bench/bench-engine.ts';
import { openBenchFolder, SMALL_ENV } from '../../bench/bench-folder.ts';
import { createWriter } from '../../support/aws-writer.ts';
import { partIsRequired } from '../../support/require.ts';
import { ask, authOf, type Post } from './a-webhook.ts';
import { PAGE, TOPIC } from './an-sns.ts';
import { isOpensslMissing, issue } from './authority.ts';
import { FILES } from './forged/credentials.ts';
import { relayed } from './forged/relayed.ts';

const SECRET = 'dev/shop/database';

function secretText(password: string): string {
  return JSON.stringify({ username: 'shop', password, host: 'db', port: 5432 });
}

/** A real engine over a real folder, and an AWS on loopback. */
async function aShop(aws: StandIn) {
  const bench = openBenchFolder(aws.url);
  const writer = createWriter(aws.url);
  await writer.put(SECRET, secretText('first'));
  const project = bench.folder('shop', { '.env': SMALL_ENV });
  const running = openBenchEngine(bench, [watchInto(project, SECRET)]);
  const read = (): string => readFileSync(join(project, '.env'), 'utf8');
  const arn = await writer.arn(SECRET);
  running.engine.start();
  await expect.poll(read).toContain('first');
  const rotate = async (password: string): Promise<string> => {
    const versionId = await writer.rotate(SECRET, secretText(password));
    const detail = { name: SECRET, labelUpdated: 'AWSCURRENT', versionId };
    const event = { source: 'aws.secretsmanager', 'detail-type': 'Secret Label Updated', region: 'eu-west-1' };
    return JSON.stringify({ version: '0', ...event, account: arn.split(':')[4], resources: [arn], detail });
  };
  const close = async (): Promise<void> => {
    await running.close();
    writer.destroy();
    bench.remove();
  };
  return { aws, engine: running.engine, read, rotate, close };
}

type Shop = Awaited<ReturnType<typeof aShop>>;

async function listening({ aws, engine }: Shop, settings: Partial<WebhookSettings>, pem = '') {
  const whole = { kind: 'webhook', name: 'hook', region: 'eu-west-1', topics: [], ...settings } as const;
  const channel = createWebhookChannel({ settings: whole, clock: machineClock, get: async () => pem });
  const stopping = new AbortController();
  aws.calls.reset();
  const running = channel.run(engine.hearing(channel), stopping.signal);
  // What a hearing begins with is swept first: from then on, hints alone can bring what is new.
  await expect.poll(() => aws.calls.count({ api: 'DescribeSecret' })).toBe(1);
  const stop = async (): Promise<void> => {
    stopping.abort();
    await running;
    engine.leave(channel);
  };
  const address = (): string => channel.address() ?? '';
  return { address, post: (post: Post) => ask(address(), post), stop };
}

const keyed = (body: string): Post => ({ path: '/events', headers: { 'x-key': 'k3y-of-the-sender' }, body });
const signedIn = (body: string): Post => {
  const authorization = `Basic ${Buffer.from(FILES.basic).toString('base64')}`;
  return { path: '/events', headers: { authorization }, body };
};

describe('a rotation reaches the file', () => {
  let aws: StandIn;
  let shop: Shop;
  beforeEach(async () => {
    aws = await startStandIn();
    shop = await aShop(aws);
  });
  afterEach(async () => {
    await shop.close();
    await aws.close();
  });

  test.each([
    ['api key', keyed],
    ['basic', signedIn],
    ['relay', (body: string) => relayed(Date.now(), { body })],
  ] as const)('by way of the %s', async (kind, post) => {
    const hook = await listening(shop, { auth: authOf(kind, FILES[kind]) });
    expect(await hook.post(post(await shop.rotate('second')))).toMatchObject({ status: 204 });
    await expect.poll(shop.read).toContain('second');
    await hook.stop();
  });

  test('by way of a token', async () => {
    const hook = await listening(shop, { auth: authOf('oauth', FILES.oauth) });
    const form = new URLSearchParams({ client_id: 'client-1', client_secret: 's3cret+/=&' });
    const { access_token } = JSON.parse((await hook.post({ path: '/oauth/token', body: form.toString() })).body);
    const headers = { authorization: `Bearer ${access_token}` };
    await hook.post({ path: '/events', headers, body: await shop.rotate('second') });
    await expect.poll(shop.read).toContain('second');
    await hook.stop();
  });

  test.skipIf(isOpensslMissing() && !partIsRequired('openssl'))('by way of SNS', async () => {
    const { own } = issue({ own: { name: 'sns.amazonaws.com' } });
    const hook = await listening(shop, { topics: [TOPIC] }, own.certificate);
    const sender = { key: own.key, topicArn: TOPIC, certificateUrl: PAGE };
    // The certificate begins with this second.
    const sent = { at: Date.now() + 1000, message: await shop.rotate('second') };
    expect(await hook.post({ path: '/sns', ...notificationPost(sender, sent) })).toMatchObject({ status: 200 });
    await expect.poll(shop.read).toContain('second');
    await hook.stop();
  });

  test.skipIf(isOpensslMissing() && !partIsRequired('openssl'))(
    'by way of SNS, posted by the stand-in itself',
    async () => {
      const key = await makeSnsKey();
      if (key === undefined) throw new Error('no openssl');
      const hook = await listening(shop, { topics: [TOPIC] }, key.certificate);
      const sender = { key: key.key, topicArn: TOPIC, certificateUrl: PAGE };
      const endpoint = `${hook.address()}/sns`;
      // The certificate begins with this second.
      const stop = subscribeOverHttp({ events: aws.events, sender, endpoint, now: () => Date.now() + 1000 });
      await shop.rotate('second');
      await expect.poll(shop.read).toContain('second');
      stop();
      await hook.stop();
    },
  );

  test('a forged event asks AWS nothing, and the true one after it is heard', async () => {
    const hook = await listening(shop, { auth: authOf('api key', FILES['api key']) });
    const event = await shop.rotate('second');
    aws.calls.reset();
    for (let time = 0; time < 20; time += 1) await hook.post({ ...keyed(event), headers: { 'x-key': 'no' } });
    expect(aws.calls.count()).toBe(0);
    await hook.post(keyed(event));
    await expect.poll(shop.read).toContain('second');
    await hook.stop();
  });

  test('what happened while nobody listened is found when the hearing begins', async () => {
    const first = await listening(shop, { auth: authOf('api key', FILES['api key']) });
    await first.stop();
    await shop.rotate('second');
    const hook = await listening(shop, { auth: authOf('api key', FILES['api key']) });
    await expect.poll(shop.read).toContain('second');
    await hook.stop();
  });
});
