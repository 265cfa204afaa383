import { expect, test } from 'vitest';
import { authOf, aWebhook, type Post, type Webhook } from './a-webhook.ts';
import { BASIC_FORGERIES, EVENT, FILES, type Forged, KEY_FORGERIES, OAUTH_FORGERIES } from './forged/credentials.ts';
import { RELAY_FORGERIES, relayed } from './forged/relayed.ts';

/** What the forgeries led to, by their names; a request that cannot even be written counts as refused. */
async function statusesOf(hook: Webhook, forgeries: readonly Forged[]): Promise<[string, number | 'cut off'][]> {
  const statuses: [string, number | 'cut off'][] = [];
  for (const [name, make] of forgeries) {
    const reply = await hook.post(make(hook.clock.now())).catch(() => ({ status: 'cut off' as const }));
    statuses.push([name, reply.status]);
  }
  return statuses;
}

const ANSWERS = new Set<number | 'cut off'>([403, 404, 'cut off']);

test.each([
  ['api key', KEY_FORGERIES],
  ['basic', BASIC_FORGERIES],
  ['oauth', OAUTH_FORGERIES],
  ['relay', RELAY_FORGERIES],
] as const)('who only nearly knows the %s is refused, with 403 and never 401', async (kind, forgeries) => {
  const hook = await aWebhook({ settings: { auth: authOf(kind, FILES[kind]) } });
  const statuses = await statusesOf(hook, forgeries);
  expect(statuses.filter(([, status]) => !ANSWERS.has(status))).toEqual([]);
  expect(hook.effects).toEqual([]);
  expect(forgeries.length).toBeGreaterThan(40);
});

const SIGNED_IN: Record<keyof typeof FILES, (hook: Webhook) => Promise<Post>> = {
  'api key': async () => ({ path: '/events', headers: { 'x-key': 'k3y-of-the-sender' }, body: EVENT }),
  basic: async () => ({
    path: '/events',
    headers: { authorization: `Basic ${Buffer.from(FILES.basic).toString('base64')}` },
    body: EVENT,
  }),
  oauth: async (hook) => {
    const form = new URLSearchParams({ client_id: 'client-1', client_secret: 's3cret+/=&' });
    const { access_token } = JSON.parse((await hook.post({ path: '/oauth/token', body: form.toString() })).body);
    return { path: '/events', headers: { authorization: `Bearer ${access_token}` }, body: EVENT };
  },
  relay: async (hook) => relayed(hook.clock.now()),
};
const KINDS = Object.keys(FILES) as (keyof typeof FILES)[];

test.each(KINDS)('who knows the %s gets in there, and at no webhook of another kind', async (kind) => {
  for (const other of KINDS) {
    const own = await aWebhook({ settings: { auth: authOf(kind, FILES[kind]) } });
    const hook = await aWebhook({ settings: { auth: authOf(other, FILES[other]) } });
    await hook.post(await SIGNED_IN[kind](own));
    expect(hook.effects).toHaveLength(other === kind ? 1 : 0);
  }
});

test('a token of one webhook is none of another, and none after its secret is another', async () => {
  const auth = authOf('oauth', FILES.oauth);
  const hook = await aWebhook({ settings: { auth } });
  const post = await SIGNED_IN.oauth(hook);
  const other = await aWebhook({ settings: { auth: authOf('oauth', 'client_id: client-1\nclient_secret: other') } });
  expect(await other.post(post)).toMatchObject({ status: 403 });
  expect(await hook.post(post)).toMatchObject({ status: 204 });
});

test('a relayed message comes once, from minutes before its time until its time is over', async () => {
  const hook = await aWebhook({ settings: { auth: authOf('relay', FILES.relay) } });
  const ahead = relayed(hook.clock.now() + 290_000);
  const statuses: number[] = [];
  for (const pause of [0, 1000, 290_000, 280_000, 60_000]) {
    hook.clock.jump(pause);
    statuses.push((await hook.post(ahead)).status);
  }
  expect(statuses).toEqual([204, 403, 403, 403, 403]);
  expect(hook.effects).toHaveLength(1);
});
