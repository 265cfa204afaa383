import { chmodSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { authOf, type Webhook } from './a-webhook.ts';
import { type Attempt, forged, isIn, isYes, settingsFor } from './attempts.ts';
import { type Break, brokenWebhook } from './broken.ts';
import { BASIC_FORGERIES, EVENT, FILES, KEY_FORGERIES, OAUTH_FORGERIES } from './forged/credentials.ts';
import { RELAY_FORGERIES, relayed } from './forged/relayed.ts';

async function tokenOf(hook: Webhook): Promise<string> {
  const form = new URLSearchParams({ client_id: 'client-1', client_secret: 's3cret+/=&' });
  return JSON.parse((await hook.post({ path: '/oauth/token', body: form.toString() })).body).access_token;
}

async function isToken(hook: Webhook, token: string): Promise<boolean> {
  const headers = { authorization: `Bearer ${token}` };
  return isYes((await hook.post({ path: '/events', headers, body: EVENT })).status);
}

const lateToken: Attempt['isIn'] = async (hook) => {
  const token = await tokenOf(hook);
  hook.clock.jump(3 * 3_600_000);
  return isToken(hook, token);
};

/** The file is another one after the sender proved itself. */
function replaced(kind: 'oauth' | 'api key', isIn: (hook: Webhook, replace: () => void) => Promise<boolean>): Attempt {
  let file = '';
  const settings = () => {
    const auth = authOf(kind, FILES[kind]);
    ({ file } = auth);
    return { auth };
  };
  const other = kind === 'oauth' ? 'client_id: client-1\nclient_secret: another' : 'X-Key: another-one';
  return { settings, isIn: (hook) => isIn(hook, () => writeFileSync(file, other)) };
}

const formerToken = replaced('oauth', async (hook, replace) => {
  const token = await tokenOf(hook);
  replace();
  return isToken(hook, token);
});

const formerKey = replaced('api key', async (hook, replace) => {
  const post = { path: '/events', headers: { 'x-key': 'k3y-of-the-sender' }, body: EVENT };
  replace();
  return isYes((await hook.post(post)).status);
});

const openFile: Attempt = {
  settings: () => {
    const auth = authOf('api key', FILES['api key']);
    chmodSync(auth.file, 0o604);
    return { auth };
  },
  isIn: async (hook) => hook.states.includes('up'),
};

const relayedTwice =
  (pause: number): Attempt['isIn'] =>
  async (hook) => {
    const post = relayed(hook.clock.now() + 290_000);
    await hook.post(post);
    hook.clock.jump(pause);
    await hook.post(post);
    return hook.effects.length > 1;
  };

const [API, TOKENS, RELAY] = ['api-destination.ts', 'tokens.ts', 'relay.ts'];
const FILE = 'credential-file.ts';
const RELAYED = settingsFor('relay');
const TIMED = `.update(\`${'$'}{timestamp}.${'$'}{body}\`)`;
const CLIENT = '[isSame(credential.clientId, id), isSame(credential.clientSecret, secret)]';

/** `[what is left out, where, what gets in]`. */
const TABLE: readonly (readonly [string, Break, Attempt])[] = [
  [
    'the key',
    [API, "isSame(credential.digest, headerOf(asked, credential.header) ?? '')", 'true'],
    forged('api key', KEY_FORGERIES),
  ],
  [
    'the name of the header',
    [API, 'headerOf(asked, credential.header)', "(headerOf(asked, credential.header) ?? headerOf(asked, 'x-api-key'))"],
    forged('api key', KEY_FORGERIES, /in x-api-key/),
  ],
  [
    'the user',
    [API, "isSame(credential.digest, basicOf(headerOf(asked, 'authorization')) ?? '')", 'true'],
    forged('basic', BASIC_FORGERIES),
  ],
  [
    'the id of the client',
    [TOKENS, CLIENT, '[isSame(credential.clientSecret, secret)]'],
    forged('oauth', OAUTH_FORGERIES, /^the id/),
  ],
  [
    'the secret of the client',
    [TOKENS, CLIENT, '[isSame(credential.clientId, id)]'],
    forged('oauth', OAUTH_FORGERIES, /^the secret/),
  ],
  ['the grant', [TOKENS, " || grant !== 'client_credentials'", ''], forged('oauth', OAUTH_FORGERIES, /^the grant/)],
  [
    'one way to name the client',
    [TOKENS, 'if (header === undefined) return', 'if (header === undefined || basicOf(header) === undefined) return'],
    forged('oauth', OAUTH_FORGERIES, /^the client/),
  ],
  [
    'the signature of tokens',
    [TOKENS, 'isSame(digestOf(tokenOf(credential, until, nonce)), token)', 'true'],
    forged('oauth', OAUTH_FORGERIES, /^a token/),
  ],
  ['the key of tokens', [FILE, "createHmac('sha256', secret)", "createHmac('sha256', '')"], formerToken],
  ['the end of tokens', [TOKENS, ' && now < Number(until)', ''], { settings: settingsFor('oauth'), isIn: lateToken }],
  ['the latest credential', [FILE, 'if (stamp !== seen)', 'if (false)'], formerKey],
  ['the mode of the file', [FILE, '(mode & 0o077) !== 0', 'false'], openFile],
  [
    'the signature of relays',
    [RELAY, 'if (!timingSafeEqual(expected,', 'if (false && !timingSafeEqual(expected,'],
    forged('relay', RELAY_FORGERIES, /^signed with/),
  ],
  [
    'the time in the signature',
    [RELAY, TIMED, '.update(body)'],
    forged('relay', RELAY_FORGERIES, /^the body signed alone/),
  ],
  [
    'the body in the signature',
    [RELAY, TIMED, '.update(timestamp)'],
    forged('relay', RELAY_FORGERIES, /^the time signed alone/),
  ],
  [
    'the age of relays',
    [RELAY, 'if (Math.abs(asked.now - Number(timestamp) * 1000) > RELAY_WINDOW_MS) return REFUSED;', ''],
    forged('relay', RELAY_FORGERIES, /from now$/),
  ],
  [
    'the form of signatures',
    [RELAY, '!/^[0-9a-f]{64}$/.test(signature)', 'signature.length !== 64'],
    forged('relay', RELAY_FORGERIES, /^capitals/),
  ],
  [
    'replays of relays',
    [RELAY, 'if (replays.isKnown(signature, asked.now)) return REFUSED;', ''],
    { settings: RELAYED, isIn: relayedTwice(0) },
  ],
  [
    'how long relays are remembered',
    ['open-doors.ts', 'createReplays(2 * RELAY_WINDOW_MS)', 'createReplays(RELAY_WINDOW_MS)'],
    { settings: RELAYED, isIn: relayedTwice(400_000) },
  ],
  [
    'the door of a relay',
    [API, "case 'relay':\n      return false;", "case 'relay':\n      return true;"],
    forged('relay', RELAY_FORGERIES, /^at the door/),
  ],
];

const CASES = TABLE.filter(([name]) => name !== 'the mode of the file' || process.platform !== 'win32');

test.each(CASES)('a webhook without %s is caught', async (_name, broken, attempt) => {
  expect(await isIn(attempt)).toBe(false);
  expect(await isIn(attempt, await brokenWebhook(broken))).toBe(true);
});
