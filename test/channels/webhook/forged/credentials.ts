import { createHmac } from 'node:crypto';
import { NATIVE } from '../../../domain/events/shapes.ts';
import type { Post } from '../a-webhook.ts';

export const EVENT = JSON.stringify(NATIVE);
const KEY = 'k3y-of-the-sender';
const USER = 'ann:s3cret:word';
const ID = 'client-1';
const SECRET = 's3cret+/=&';
export const RELAY_KEY = 'r'.repeat(40);

/** What the files of these senders hold. */
export const FILES = {
  'api key': `X-Key: ${KEY}`,
  basic: USER,
  oauth: `client_id: ${ID}\nclient_secret: ${SECRET}`,
  relay: RELAY_KEY,
} as const;

/** `now`: epoch milliseconds by the receiver's clock. */
export type Forged = readonly [name: string, make: (now: number) => Post];

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}

export function event(headers: NonNullable<Post['headers']>, body: string = EVENT): Post {
  return { path: '/events', headers, body };
}

/** Texts that are nearly the right one. */
export function near(right: string): readonly string[] {
  const letters = [...right];
  return [
    '',
    ' ',
    'undefined',
    'null',
    '[object Object]',
    'true',
    '*',
    right.slice(1),
    right.slice(0, -1),
    `${right}x`,
    `x${right}`,
    `${right},${right}`,
    `${right}, ${right}`,
    `"${right}"`,
    `'${right}'`,
    right.toUpperCase(),
    letters.toReversed().join(''),
    right + right,
    base64(right),
    Buffer.from(right).toString('hex'),
    encodeURIComponent(`${right}&`),
    ...letters.map((_letter, index) => letters.with(index, '~').join('')),
  ].filter((text) => text !== right);
}

export const KEY_FORGERIES: readonly Forged[] = [
  ...near(KEY).map((key): Forged => [`the key ${JSON.stringify(key)}`, () => event({ 'x-key': key })]),
  ['no key', () => event({})],
  ['the key twice', () => event({ 'x-key': [KEY, KEY] })],
  ['the key and another', () => event({ 'x-key': ['x', KEY] })],
  ...['x-keys', 'x_key', 'key', 'authorization', 'cookie', 'x-api-key', '__proto__', 'constructor'].map(
    (name): Forged => [`the key in ${name}`, () => event({ [name]: KEY })],
  ),
  ['the key as a bearer', () => event({ authorization: `Bearer ${KEY}` })],
  ['the key as a user', () => event({ authorization: `Basic ${base64(`x-key:${KEY}`)}` })],
  ['the key in the path', () => ({ ...event({}), path: `/events?x-key=${KEY}` })],
  ['the key in the body', () => event({}, JSON.stringify({ 'x-key': KEY, ...NATIVE }))],
  [
    'the digest of nothing',
    () => event({ 'x-key': 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' }),
  ],
];

export const BASIC_FORGERIES: readonly Forged[] = [
  ...near(USER).map(
    (user): Forged => [`the user ${JSON.stringify(user)}`, () => event({ authorization: `Basic ${base64(user)}` })],
  ),
  ...[
    USER,
    `Basic ${USER}`,
    `Basic ${base64(USER)} `.padEnd(80, 'A'),
    `Basic  ${base64(USER)}`,
    `Basic ${base64(USER)},Basic ${base64(USER)}`,
    `Bearer ${base64(USER)}`,
    `Digest ${base64(USER)}`,
    `Basic\t${base64(USER)}`,
    `Basic ${encodeURIComponent(`${base64(USER)}=`)}`,
    `Basic ${Buffer.from(USER).toString('hex')}`,
    'Basic',
    'Basic ',
    'Basic =',
  ].map((authorization): Forged => [`Authorization: ${authorization}`, () => event({ authorization })]),
  ['two headers, the first wrong', () => event({ authorization: ['Basic x', `Basic ${base64(USER)}`] })],
  ['in another header', () => event({ 'proxy-authorization': `Basic ${base64(USER)}` })],
];

const FORM = { grant_type: 'client_credentials', client_id: ID, client_secret: SECRET };

function token(fields: Record<string, string>, headers: Post['headers'] = {}): Post {
  return { path: '/oauth/token', headers, body: new URLSearchParams(fields).toString() };
}

/** `until.nonce.signature`, as one of our own looks. */
function madeUp(now: number, key: string): string {
  const named = `${now + 60_000}.${'n'.repeat(24)}`;
  return `${named}.${createHmac('sha256', key).update(named).digest('base64url')}`;
}

export const OAUTH_FORGERIES: readonly Forged[] = [
  ...near(SECRET).map(
    (secret): Forged => [`the secret ${JSON.stringify(secret)}`, () => token({ ...FORM, client_secret: secret })],
  ),
  ...near(ID).map((id): Forged => [`the id ${JSON.stringify(id)}`, () => token({ ...FORM, client_id: id })]),
  ...near(`${ID}:${SECRET}`).map(
    (client): Forged => [
      `the client ${JSON.stringify(client)}`,
      () => token(FORM, { authorization: `Basic ${base64(client)}` }),
    ],
  ),
  ...['', 'password', 'refresh_token', 'authorization_code', 'CLIENT_CREDENTIALS', 'implicit'].map(
    (grant_type): Forged => [`the grant ${grant_type}`, () => token({ ...FORM, grant_type })],
  ),
  ['the first secret wrong, the second right', () => ({ ...token(FORM), body: `client_secret=x&${token(FORM).body}` })],
  ['the form in JSON', () => ({ ...token(FORM), body: JSON.stringify(FORM) })],
  ['the form in the path', () => ({ ...token(FORM), path: `/oauth/token?${token(FORM).body}`, body: '' })],
  ['no client', () => token({ grant_type: 'client_credentials' })],
  ['an event for a token', () => ({ ...token(FORM), body: EVENT })],
  ...['', 'x', SECRET, ID, 'null', 'eyJhbGciOiJub25lIn0.e30.'].map(
    (bearer): Forged => [`the bearer ${bearer}`, () => event({ authorization: `Bearer ${bearer}` })],
  ),
  ...['', SECRET, ID, 'keyturn'].map(
    (key): Forged => [
      `a token signed with ${JSON.stringify(key)}`,
      (now) => event({ authorization: `Bearer ${madeUp(now, key)}` }),
    ],
  ),
  [
    'a token that never ends',
    () => event({ authorization: `Bearer 9999999999999.${'n'.repeat(24)}.${'A'.repeat(43)}` }),
  ],
  [
    'a token with another shape of time',
    () => event({ authorization: `Bearer 0000000000001.${'n'.repeat(24)}.${'A'.repeat(43)}` }),
  ],
  ['the client itself as a user', () => event({ authorization: `Basic ${base64(`${ID}:${SECRET}`)}` })],
];
