import { describe, expect, test } from 'vitest';
import { partIsRequired } from '../../support/require.ts';
import { aWebhook, type Webhook } from './a-webhook.ts';
import { altered, anSns, type Fields, genuine, PAGES, type Sns, snsLeaves, TOPIC } from './an-sns.ts';
import { isOpensslMissing } from './authority.ts';
import { type Break, brokenWebhook } from './broken.ts';
import { EVENT } from './forged/credentials.ts';
import { letIn } from './forged/let-in.ts';
import { SNS_FORGERIES } from './forged/sns-messages.ts';

type Attempt = (hook: Webhook, sns: Sns) => Promise<boolean>;

/** One of the forgeries with such a name. */
function forged(name: RegExp): Attempt {
  const forgeries = SNS_FORGERIES.filter(([given]) => name.test(given));
  return async (hook, sns) => (await letIn(forgeries, hook, sns, 1)).length > 0;
}

/** The same message has an effect twice. */
function twice(change: (post: ReturnType<typeof genuine>) => ReturnType<typeof genuine>, fields: Fields = {}): Attempt {
  return async (hook, sns) => {
    const post = genuine(sns, fields);
    await hook.post(post);
    await hook.post(change(post));
    return hook.effects.length > 1;
  };
}

const after: (ahead: number, pause: number) => Attempt = (ahead, pause) => async (hook, sns) => {
  const post = genuine(sns, { Timestamp: new Date(sns.clock.now() + ahead).toISOString() });
  await hook.post(post);
  sns.clock.jump(pause);
  await hook.post(post);
  return hook.effects.length > 1;
};

const OTHER_ID = '00000000-0000-4000-8000-000000000001';

/** A publisher's text that reads like fields; the id becomes part of the subject. */
const swallowed: Attempt = async (hook, sns) => {
  const post = genuine(sns, { Message: `${EVENT}\nMessageId\n${OTHER_ID}\nSubject\nx` });
  const { MessageId } = JSON.parse(String(post.body)) as Fields;
  await hook.post(altered(post, { Message: EVENT, MessageId: OTHER_ID, Subject: `x\nMessageId\n${MessageId}` }));
  return hook.effects.length > 0;
};

const manyLooks: Attempt = async (hook, sns) => {
  for (let page = 0; page < 40; page += 1) {
    await hook.post(genuine(sns, {}, { leaf: 'attacker', page: `${PAGES}nothing${page}.pem` }));
  }
  return sns.asked.length > 20;
};

const id = (post: ReturnType<typeof genuine>) => {
  const { MessageId, Subject } = JSON.parse(String(post.body)) as Fields;
  return altered(post, { Subject: undefined, MessageId: `${MessageId}\nSubject\n${Subject}` });
};

const AT = /^a true signature and a certificate at/;
const CONFIRMED = /^a confirmation at/;
const PINNED = 'return region !== undefined &&';
const HOST = `${PINNED} hostname ===`;
const [GUARDS, URLS, MESSAGE] = ['sns-guards.ts', 'sns-urls.ts', 'sns-message.ts'];

/** `[what is left out, where, what gets in]`. */
const TABLE: readonly (readonly [string, Break, Attempt])[] = [
  ['the pinned topics', [GUARDS, '&& topics.includes(message.TopicArn)', ''], forged(/^the topic/)],
  ['the age', [GUARDS, 'age <= SNS_WINDOW_MS && ', ''], forged(/ms from now/)],
  ['the future', [GUARDS, ' && age >= -MOST_AHEAD_MS', ''], forged(/ms from now/)],
  [
    'raw deliveries',
    [GUARDS, "headerOf(asked, 'x-amz-sns-rawdelivery') !== 'true'", 'true'],
    forged(/^a raw delivery/),
  ],
  ['headers that agree', [GUARDS, 'return agrees &&', 'return'], forged(/^a header/)],
  [
    'the kind of key',
    [
      GUARDS,
      "if (certificate?.publicKey.asymmetricKeyType !== 'rsa') return false;",
      'if (!certificate) return false;',
    ],
    forged(/another kind of key/),
  ],
  [
    'the signature',
    [GUARDS, 'return verify(algorithm,', 'return true || verify(algorithm,'],
    forged(/^the attacker signs/),
  ],
  [
    'the name in the certificate',
    [GUARDS, 'certificate?.checkHost(name, { wildcards: false }) !== undefined', 'certificate !== undefined || name'],
    forged(/of a bucket/),
  ],
  [
    'the days of the certificate',
    ['sns-certificates.ts', 'now <= validToDate.getTime()', 'true'],
    forged(/an expired/),
  ],
  ['the limit of look-ups', ['sns-certificates.ts', 'looks.length >= MOST_LOOKS', 'false'], manyLooks],
  ['the plain spelling', [URLS, 'url.href === text && ', ''], forged(AT)],
  ['https', [URLS, "url.protocol === 'https:' && ", ''], forged(CONFIRMED)],
  ['the user', [URLS, "url.username === '' && ", ''], forged(AT)],
  ['the password', [URLS, "url.password === '' && ", ''], forged(AT)],
  ['the port', [URLS, " && url.port === ''", ''], forged(AT)],
  [
    'the region of the host',
    [URLS, HOST, `${PINNED} /^sns\\.[\\w-]+\\.amazonaws\\.com(\\.cn)?$/.test(hostname) || hostname ===`],
    forged(AT),
  ],
  [
    'the end of the host',
    [URLS, HOST, `${PINNED} hostname.startsWith('sns.eu-west-1.amazonaws.com') || hostname ===`],
    forged(AT),
  ],
  ['the path of the page', [URLS, 'isSnsHost(url, TopicArn) && isPage', 'isSnsHost(url, TopicArn)'], forged(AT)],
  ['the path of a confirmation', [URLS, " || url.pathname !== '/'", ''], forged(CONFIRMED)],
  ['the fragment of a confirmation', [URLS, " || url.href.includes('#')", ''], forged(CONFIRMED)],
  [
    'what else a confirmation asks',
    [URLS, "[...url.searchParams.keys()].toSorted().join() === 'Action,Token,TopicArn' &&", ''],
    forged(CONFIRMED),
  ],
  ['the action of a confirmation', [URLS, "asked.Action === 'ConfirmSubscription' &&", ''], forged(CONFIRMED)],
  ['the topic of a confirmation', [URLS, 'asked.TopicArn === message.TopicArn &&', ''], forged(CONFIRMED)],
  ['the token of a confirmation', [URLS, 'asked.Token === message.Token', 'true'], forged(CONFIRMED)],
  ['the address of a confirmation', ['sns.ts', 'isSubscribeUrl(message)', 'true'], forged(CONFIRMED)],
  ['versions of signatures', [MESSAGE, "z.enum(['1', '2'])", 'Text'], forged(/^signature version/)],
  ['ids of messages', [MESSAGE, 'z.guid()', 'Text'], twice(id, { Subject: 'Rotation' })],
  [
    'line breaks in subjects',
    [MESSAGE, 'Text.regex(/^\\P{Cc}*$/u).exactOptional()', 'Text.exactOptional()'],
    swallowed,
  ],
  [
    'replays',
    ['sns.ts', 'if (endpoint.replays.isKnown(', 'if (false && endpoint.replays.isKnown('],
    twice((post) => post),
  ],
  [
    'how long is remembered',
    ['open-doors.ts', 'createReplays(2 * SNS_WINDOW_MS)', 'createReplays(SNS_WINDOW_MS)'],
    after(290_000, 3_700_000),
  ],
];

describe.skipIf(isOpensslMissing() && !partIsRequired('openssl'))('a webhook for SNS without', () => {
  const leaves = snsLeaves();
  const settings = { topics: [TOPIC] };

  test.each(TABLE)('%s is caught', async (_name, broken, attempt) => {
    const whole = anSns(leaves);
    expect(await attempt(await aWebhook({ settings, get: whole.get, clock: whole.clock }), whole)).toBe(false);
    const sns = anSns(leaves);
    const create = await brokenWebhook(broken);
    expect(await attempt(await aWebhook({ settings, get: sns.get, clock: sns.clock, create }), sns)).toBe(true);
  });
});
