import { createHmac } from 'node:crypto';
import { chmodSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { confirmationPost, notificationPost } from '../../../main/demo/aws/sns/sns-posts.ts';
import { ARN, NATIVE, ofService } from '../../domain/events/shapes.ts';
import { partIsRequired } from '../../support/require.ts';
import { authOf, aWebhook } from './a-webhook.ts';
import { anSns, genuine, PAGE, PAGES, TOPIC } from './an-sns.ts';
import { isOpensslMissing } from './authority.ts';

const EVENT = JSON.stringify(NATIVE);
const HINT = [`hint ${ARN}`];

describe.skipIf(isOpensslMissing() && !partIsRequired('openssl'))('SNS', () => {
  const sns = anSns();
  const listening = () => aWebhook({ settings: { topics: [TOPIC] }, get: sns.get, clock: sns.clock });
  const sender = (signatureVersion: '1' | '2') => ({ key: sns.own.key, topicArn: TOPIC, signatureVersion });

  test.each(['1', '2'] as const)('a notification of signature version %s is a hint', async (version) => {
    const hook = await listening();
    const at = sns.clock.now();
    const { headers, body } = notificationPost(sender(version), { at, message: EVENT, subject: 'Rotation' });
    expect(await hook.post({ path: '/sns', headers, body })).toMatchObject({ status: 200, body: '' });
    expect(hook.effects).toEqual(HINT);
  });

  test('sent again, it is answered and means nothing', async () => {
    const hook = await listening();
    const post = genuine(sns);
    const again = [await hook.post(post), await hook.post(post)];
    expect(again.map(({ status }) => status)).toEqual([200, 200]);
    expect(hook.effects).toEqual(HINT);
  });

  test('the certificate is fetched once, and a regional one is as good', async () => {
    const hook = await listening();
    const before = sns.asked.length;
    for (let time = 0; time < 3; time += 1) await hook.post(genuine(sns));
    expect(sns.asked.slice(before)).toEqual([PAGE]);
    const regional = { leaf: 'regional', page: `${PAGES}regional.pem` } as const;
    expect(await hook.post(genuine(sns, {}, regional))).toMatchObject({ status: 200 });
  });

  test('a subscription of a pinned topic is confirmed at SNS, and then swept', async () => {
    const hook = await listening();
    const { headers, body } = confirmationPost(sender('2'), { at: sns.clock.now(), token: 'a1b2' });
    expect(await hook.post({ path: '/sns', headers, body })).toMatchObject({ status: 200 });
    await expect.poll(() => sns.asked.at(-1)).toBe(JSON.parse(body).SubscribeURL);
    await expect.poll(() => hook.states).toEqual(['up', 'sweep', 'up', 'sweep']);
  });

  test('a subscription that ended is told, and is up again when it is confirmed again', async () => {
    const hook = await listening();
    const sent = { at: sns.clock.now(), token: 'a1b2' };
    const ended = confirmationPost(sender('2'), sent, 'UnsubscribeConfirmation');
    await hook.post({ path: '/sns', ...ended });
    await expect.poll(() => hook.problems).toEqual(['subscription-ended']);
    expect(sns.asked.at(-1)).toBe(PAGE);
    await hook.post({ path: '/sns', ...confirmationPost(sender('2'), sent) });
    await expect.poll(() => hook.states.slice(-2)).toEqual(['up', 'sweep']);
  });
});

describe('EventBridge', () => {
  test('an API key', async () => {
    const hook = await aWebhook({ settings: { auth: authOf('api key', 'X-Api_Key: s3cret value\n') } });
    expect(await hook.post({ path: '/events', headers: { 'x-api_key': 's3cret value' }, body: EVENT })).toEqual(
      expect.objectContaining({ status: 204, body: '' }),
    );
    expect(hook.effects).toEqual(HINT);
  });

  test('a user and a password, whatever the content type', async () => {
    const hook = await aWebhook({ settings: { auth: authOf('basic', 'ann:pass:wörd') } });
    const authorization = `Basic ${Buffer.from('ann:pass:wörd').toString('base64')}`;
    const headers = { authorization, 'content-type': 'image/png' };
    expect(await hook.post({ path: '/events', headers, body: EVENT })).toMatchObject({ status: 204 });
    expect(hook.effects).toEqual(HINT);
  });

  const OAUTH = 'client_id: me\nclient_secret: s3cret+/=\n';
  const FORM = 'grant_type=client_credentials&client_id=me&client_secret=s3cret%2B%2F%3D';
  const BASIC = { authorization: `Basic ${Buffer.from('me:s3cret+/=').toString('base64')}` };

  test.each([
    ['in the body', { body: FORM }],
    ['in the header', { headers: BASIC, body: 'grant_type=client_credentials' }],
  ])('a token for a client that names itself %s; it outlives a restart, not its hour', async (_where, post) => {
    const settings = { auth: authOf('oauth', OAUTH) };
    const first = await aWebhook({ settings });
    const issued = await first.post({ path: '/oauth/token', ...post });
    const { access_token, token_type, expires_in } = JSON.parse(issued.body);
    expect([issued.status, token_type, expires_in]).toEqual([200, 'Bearer', 3600]);
    await first.stop();
    const hook = await aWebhook({ settings });
    const send = () =>
      hook.post({ path: '/events', headers: { authorization: `Bearer ${access_token}` }, body: EVENT });
    expect(await send()).toMatchObject({ status: 204 });
    await hook.clock.advance(2 * 3_600_000);
    expect(await send()).toMatchObject({ status: 403 });
    expect(hook.effects).toEqual(HINT);
  });

  test('a changed file counts at once; one that others may read, or that is gone, is told and ends the hearing', async () => {
    const auth = authOf('api key', 'x-key: old');
    const hook = await aWebhook({ settings: { auth } });
    const statusOf = async (key: string) =>
      (await hook.post({ path: '/events', headers: { 'x-key': key }, body: EVENT })).status;
    writeFileSync(auth.file, 'x-key: newer');
    expect([await statusOf('old'), await statusOf('newer')]).toEqual([403, 204]);
    if (process.platform !== 'win32') {
      chmodSync(auth.file, 0o640);
      expect([await statusOf('newer'), await statusOf('newer')]).toEqual([503, 503]);
      chmodSync(auth.file, 0o600);
      expect(await statusOf('newer')).toBe(204);
      expect(hook.states).toEqual(['up', 'sweep', 'down', 'up']);
    }
    rmSync(auth.file);
    expect(await statusOf('newer')).toBe(503);
    expect(new Set(hook.problems)).toEqual(new Set(['credential-file']));
  });

  test('the answer does not wait for what the hint leads to', async () => {
    const never = Promise.withResolvers<never>();
    const auth = authOf('api key', 'x-key: k');
    const hook = await aWebhook({ settings: { auth }, answer: () => never.promise });
    const post = { path: '/events', headers: { 'x-key': 'k' }, body: EVENT };
    for (let time = 0; time < 3; time += 1) expect(await hook.post(post)).toMatchObject({ status: 204 });
    for (let time = 3; time < 200; time += 1) await hook.post(post);
    expect(await hook.post(post)).toMatchObject({ status: 503, headers: { 'retry-after': '20' } });
  });
});

test('a relay', async () => {
  const key = 'k'.repeat(32);
  const hook = await aWebhook({ settings: { auth: authOf('relay', `${key}\n`) } });
  const timestamp = String(Math.floor(hook.clock.now() / 1000));
  const signature = createHmac('sha256', key).update(`${timestamp}.${EVENT}`).digest('hex');
  const headers = { 'x-keyturn-timestamp': timestamp, 'x-keyturn-signature': signature };
  expect(await hook.post({ path: '/relay', headers, body: EVENT })).toMatchObject({ status: 204 });
  expect(hook.effects).toEqual(HINT);
});

test('a message of `keyturn channel test`, news, and what means nothing are told as what they are', async () => {
  const hook = await aWebhook({ settings: { auth: authOf('api key', 'x-key: k') } });
  const bodies = [
    { source: 'keyturn.test', 'detail-type': 'Keyturn Channel Test', detail: { id: 'a1' } },
    ofService('RotationFailed'),
    { source: 'aws.ec2', 'detail-type': 'x' },
  ];
  for (const body of bodies) {
    const post = { path: '/events', headers: { 'x-key': 'k' }, body: JSON.stringify(body) };
    expect(await hook.post(post)).toMatchObject({ status: 204 });
  }
  expect(hook.effects).toEqual(['marked a1', 'notice rotation failed', 'unknown an event of another source']);
});

test('the credential file of a test is closed to others', () => {
  expect(statSync(authOf('basic', 'a:b').file).mode & 0o077).toBe(process.platform === 'win32' ? 0o066 : 0);
});
