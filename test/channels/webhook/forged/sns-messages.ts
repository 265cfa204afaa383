import { NATIVE } from '../../../domain/events/shapes.ts';
import type { Post } from '../a-webhook.ts';
import { altered, type Fields, genuine, PAGES, type Sns, TOPIC } from '../an-sns.ts';
import { ADDRESSES } from './addresses.ts';
import { type Forgery, VERSIONS } from './forgery.ts';
import { CONFIRMATIONS } from './sns-confirmations.ts';
import { FIELD_FORGERIES } from './sns-fields.ts';

const OTHER = JSON.stringify({ ...NATIVE, detail: { name: 'prod/all', labelUpdated: 'AWSCURRENT' } });

/** The attacker signs, and serves a certificate of their own where the address leads. */
const pages: readonly Forgery[] = ADDRESSES.flatMap((page) =>
  VERSIONS.map(
    (version): Forgery => [
      `a certificate at ${page} (${version})`,
      (sns) => genuine(sns, {}, { leaf: 'attacker', version, page }),
    ],
  ),
);

/** Signed by SNS; only the address, which no signature covers, is another. */
const elsewhere: readonly Forgery[] = ADDRESSES.map((page) => [
  `a true signature and a certificate at ${page}`,
  (sns) => genuine(sns, {}, { page }),
]);

const certificates: readonly Forgery[] = [
  ['the attacker signs for the page of SNS', (sns) => genuine(sns, {}, { leaf: 'attacker' })],
  ['an expired certificate', (sns) => genuine(sns, {}, { leaf: 'expired', page: `${PAGES}expired.pem` })],
  ['a certificate of a bucket', (sns) => genuine(sns, {}, { leaf: 'bucket', page: `${PAGES}bucket.pem` })],
  ['a certificate with another kind of key', (sns) => genuine(sns, {}, { leaf: 'curve', page: `${PAGES}curve.pem` })],
  ['a certificate for PSS alone', (sns) => genuine(sns, {}, { leaf: 'pss', page: `${PAGES}pss.pem` })],
  ['a page without a certificate', (sns) => genuine(sns, {}, { page: `${PAGES}nothing.pem` })],
  ['a page that is not there', (sns) => genuine(sns, {}, { page: `${PAGES}unknown.pem` })],
];

const versions: readonly Forgery[] = [
  ...VERSIONS.map(
    (version): Forgery => [
      `signature version ${version} under the name of the other`,
      (sns) => altered(genuine(sns, {}, { version }), { SignatureVersion: version === '1' ? '2' : '1' }),
    ],
  ),
  ...['0', '3', '', ' 1', '2 ', '02', '1,2', 'v2', 'none', 1, 2, null, true, ['2'], { toString: '2' }].map(
    (version): Forgery => [
      `signature version ${JSON.stringify(version)}`,
      (sns) => altered(genuine(sns), { SignatureVersion: version }),
    ],
  ),
];

const SIGNATURES: readonly unknown[] = ['', 'AA==', 'x', '=', ' ', 'A'.repeat(344), 'A'.repeat(4096), null, 0, [], {}];

const signatures: readonly Forgery[] = [
  ...SIGNATURES.map(
    (Signature): Forgery => [
      `the signature ${JSON.stringify(Signature).slice(0, 20)}`,
      (sns) => altered(genuine(sns), { Signature }),
    ],
  ),
  ['the signature of another message', (sns) => altered(genuine(sns), { Message: OTHER })],
  ['the signature in a list', (sns) => altered(genuine(sns), { Signature: [signatureOf(genuine(sns))] })],
  ['half of the signature', (sns) => withSignature(genuine(sns), (text) => text.slice(0, text.length / 2))],
  ['the signature twice', (sns) => withSignature(genuine(sns), (text) => text.replaceAll('=', '') + text)],
  ['the signature with its first bit turned', (sns) => withSignature(genuine(sns), turned)],
  ['no signature', (sns) => altered(genuine(sns), { Signature: undefined })],
];

function signatureOf(post: Post): string {
  return String((JSON.parse(String(post.body)) as Fields).Signature);
}

function withSignature(post: Post, change: (signature: string) => string): Post {
  return altered(post, { Signature: change(signatureOf(post)) });
}

function turned(signature: string): string {
  const bytes = Buffer.from(signature, 'base64');
  bytes[0] = (bytes[0] ?? 0) ^ 0x80;
  return bytes.toString('base64');
}

/** Signed by SNS itself, for a topic of somebody else: that is what an attacker with an account can have. */
const topics: readonly Forgery[] = [
  TOPIC.replace('keyturn', 'other'),
  TOPIC.replace('keyturn', 'keyturn2'),
  TOPIC.replace('keyturn', 'Keyturn'),
  TOPIC.replace('keyturn', 'keytur'),
  TOPIC.replace('keyturn', 'keyturn.fifo'),
  TOPIC.replace('123456789012', '210987654321'),
  TOPIC.replace('eu-west-1', 'us-east-1'),
  TOPIC.replace('arn:aws:', 'arn:aws-cn:'),
  TOPIC.replace(':sns:', ':sqs:'),
  `${TOPIC} `,
  ` ${TOPIC}`,
  `${TOPIC}\n`,
  `${TOPIC}:0d1e2f30-0000-4000-8000-000000000000`,
  `${TOPIC},${TOPIC}`,
  TOPIC.toUpperCase(),
  'keyturn',
  '',
  '*',
].map((TopicArn) => [`the topic ${JSON.stringify(TopicArn)}`, (sns) => genuine(sns, { TopicArn })]);

/** The true message, and once more a field of the attacker's: readers differ in which they take. */
const doubled: readonly Forgery[] = (['Message', 'TopicArn', 'SigningCertURL', 'SignatureVersion'] as const).map(
  (name) => [
    `${name} twice`,
    (sns) => {
      const post = genuine(sns);
      const last = name === 'Message' ? OTHER : 'other';
      return { ...post, body: `${String(post.body).slice(0, -1)},${JSON.stringify(name)}:${JSON.stringify(last)}}` };
    },
  ],
);

const bodies: readonly Forgery[] = [
  '',
  ' ',
  'null',
  '[]',
  '{}',
  '0',
  '"x"',
  'true',
  '{',
  '[[[[',
  '{"Type":"Notification"}',
  OTHER,
].map((body) => [`the body ${body.slice(0, 24)}`, (sns) => ({ ...genuine(sns), body })]);

const wrapped: readonly Forgery[] = [
  ['a list of one true message', (sns) => rewritten(sns, (body) => `[${body}]`)],
  ['a true message in a string', (sns) => rewritten(sns, (body) => JSON.stringify(body))],
  [
    'a true message after a byte order mark of another coding',
    (sns) => rewritten(sns, (body) => Buffer.from(body, 'utf16le')),
  ],
  ['two true messages', (sns) => rewritten(sns, (body) => body + body)],
  [
    'a true message with bytes that are no text',
    (sns) => rewritten(sns, (body) => Buffer.from(body.replace('dev/', '\xff\xfe'), 'latin1')),
  ],
  ['a message of 320 KiB and more', (sns) => genuine(sns, { Message: 'x'.repeat(400_000) })],
  ['deep nesting', (sns) => rewritten(sns, () => `${'['.repeat(100_000)}`)],
  [
    'a form',
    (sns) => rewritten(sns, (body) => new URLSearchParams(JSON.parse(body) as Record<string, string>).toString()),
  ],
];

function rewritten(sns: Sns, change: (body: string) => string | Buffer): Post {
  const post = genuine(sns);
  return { ...post, body: change(String(post.body)) };
}

/** A raw delivery has no signature: nobody can tell who sent it. What headers say is not signed, and must not disagree. */
const headers: readonly Forgery[] = [
  ['a raw delivery', (sns) => headed(genuine(sns), { 'x-amz-sns-rawdelivery': 'true' })],
  [
    'a raw delivery of the bare event',
    (sns) => ({ ...headed(genuine(sns), { 'x-amz-sns-rawdelivery': 'true' }), body: OTHER }),
  ],
  ['a header of another type', (sns) => headed(genuine(sns), { 'x-amz-sns-message-type': 'SubscriptionConfirmation' })],
  ['a header of another topic', (sns) => headed(genuine(sns), { 'x-amz-sns-topic-arn': `${TOPIC}2` })],
  ['a header of another message', (sns) => headed(genuine(sns), { 'x-amz-sns-message-id': 'other' })],
  ['two headers of a topic', (sns) => headed(genuine(sns), { 'x-amz-sns-topic-arn': [TOPIC, TOPIC] })],
];

function headed(post: Post, more: NonNullable<Post['headers']>): Post {
  return { ...post, headers: { ...post.headers, ...more } };
}

/** All the ways in; none may have an effect. */
export const SNS_FORGERIES: readonly Forgery[] = [
  ...[pages, elsewhere, certificates, versions, signatures, topics, FIELD_FORGERIES, doubled].flat(),
  ...[bodies, wrapped, headers, CONFIRMATIONS].flat(),
];
