import { createHmac } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { WebhookAuth } from '../../main/domain/channel-settings.ts';
import { NATIVE } from '../domain/events/shapes.ts';
import { REGION } from '../support/keyturn-process.ts';
import type { Shop } from './a-shop.ts';
import { aPushedShop, SECRET, value } from './pushed-shop.ts';

type Headers = Readonly<Record<string, string>>;

/** A way of proving oneself: what its file holds, where to post, and the headers of a body. */
type Proof = {
  readonly kind: WebhookAuth['kind'];
  readonly file: string;
  readonly path: string;
  readonly headers: (address: string, body: string) => Promise<Headers>;
};

const KEY = 'a key of more than thirty-two characters';
const PASSWORD = 'keyturn:correct horse';
const CLIENT = { client_id: 'keyturn', client_secret: 'battery staple' };

async function bearer(address: string): Promise<Headers> {
  const form = new URLSearchParams({ grant_type: 'client_credentials', ...CLIENT });
  const reply = await fetch(`${address}/oauth/token`, { method: 'POST', body: form });
  const { access_token } = (await reply.json()) as { access_token: string };
  return { authorization: `Bearer ${access_token}` };
}

function signed(body: string): Headers {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', KEY).update(`${timestamp}.${body}`).digest('hex');
  return { 'x-keyturn-timestamp': timestamp, 'x-keyturn-signature': signature };
}

const PROOFS: readonly (readonly [string, Proof])[] = [
  [
    'EventBridge API destination, API key',
    { kind: 'api key', file: `X-Api-Key: ${KEY}`, path: '/events', headers: async () => ({ 'x-api-key': KEY }) },
  ],
  [
    'EventBridge API destination, basic',
    {
      kind: 'basic',
      file: PASSWORD,
      path: '/events',
      headers: async () => ({ authorization: `Basic ${Buffer.from(PASSWORD).toString('base64')}` }),
    },
  ],
  [
    'EventBridge API destination, OAuth client credentials',
    {
      kind: 'oauth',
      file: `client_id: ${CLIENT.client_id}\nclient_secret: ${CLIENT.client_secret}\n`,
      path: '/events',
      headers: bearer,
    },
  ],
  [
    'EventBridge to a Lambda relay',
    { kind: 'relay', file: KEY, path: '/relay', headers: async (_, body) => signed(body) },
  ],
];

async function addressOf(shop: Shop): Promise<string> {
  const { stdout } = await shop.run(['status', '--json']);
  return JSON.parse(stdout).channels[0].address;
}

test.each(PROOFS)('%s: the file has the new value; without the proof nothing happens', async (_, proof) => {
  const { aws, shop, watching, written } = await aPushedShop((_aws, { home }) => {
    const file = join(home, 'credential');
    writeFileSync(file, proof.file, { mode: 0o600 });
    return [{ kind: 'webhook', name: 'hook', region: REGION, topics: [], auth: { kind: proof.kind, file } }];
  });
  const address = await addressOf(shop);
  const versionId = aws.secrets.put(SECRET, value('two'), { region: REGION });
  const arn = aws.secrets.arn(SECRET, { region: REGION });
  const detail = { name: SECRET, labelUpdated: 'AWSCURRENT', versionId };
  const body = JSON.stringify({ ...NATIVE, resources: [arn], detail, account: arn.split(':')[4] });
  const post = (headers: Headers) => fetch(`${address}${proof.path}`, { method: 'POST', headers, body });
  const before = shop.read('.env');
  expect([(await post({})).status, shop.read('.env')]).toEqual([403, before]);
  expect((await post(await proof.headers(address, body))).status).toBe(204);
  const event = await written(versionId);
  expect([event.cause, shop.read('.env')]).toEqual(['webhook', 'DB_PASSWORD=KTCANARY-two\n']);
  expect((await watching.end()).code).toBe(0);
});
