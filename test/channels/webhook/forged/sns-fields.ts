import type { Post } from '../a-webhook.ts';
import { altered, DAY_MS, type Fields, genuine, notificationFields, posted, type Sns } from '../an-sns.ts';
import { type Forgery, VERSIONS } from './forgery.ts';

/** Signed by SNS, at another time or with a time that says nothing. Milliseconds. */
const AWAY = [-DAY_MS * 365, -DAY_MS, -3_600_001, 300_001, 3_600_000, DAY_MS, DAY_MS * 365];

const times: readonly Forgery[] = [
  ...AWAY.flatMap((away) =>
    VERSIONS.map(
      (version): Forgery => [
        `${away} ms from now (${version})`,
        (sns) => genuine(sns, { Timestamp: new Date(sns.clock.now() + away).toISOString() }, { version }),
      ],
    ),
  ),
  ...['', 'now', '0', 'Infinity', 'NaN', '2026-13-01T00:00:00.000Z', '2027-02-30T00:00:00Z', '9999999999999'].map(
    (Timestamp): Forgery => [`the time ${JSON.stringify(Timestamp)}`, (sns) => genuine(sns, { Timestamp })],
  ),
  ['epoch milliseconds', (sns) => genuine(sns, { Timestamp: String(sns.clock.now()) })],
  ['epoch milliseconds as a number', (sns) => genuine(sns, { Timestamp: sns.clock.now() })],
  ['a time of no zone', (sns) => genuine(sns, { Timestamp: new Date(sns.clock.now()).toISOString().slice(0, -1) })],
  ['a time as HTTP writes it', (sns) => genuine(sns, { Timestamp: new Date(sns.clock.now()).toUTCString() })],
  ['a later time under an old signature', (sns) => renewed(sns)],
];

function renewed(sns: Sns): Post {
  const old = genuine(sns, { Timestamp: new Date(sns.clock.now() - DAY_MS).toISOString() });
  return altered(old, { Timestamp: new Date(sns.clock.now()).toISOString() });
}

const NAMES = ['Type', 'Message', 'MessageId', 'TopicArn', 'Timestamp'] as const;
const WRONG: readonly ((text: string) => unknown)[] = [
  (text) => [text],
  (text) => [[text]],
  (text) => ({ toString: text }),
  (text) => ({ value: text, length: text.length }),
  () => null,
  () => 0,
  () => true,
  () => Number.MAX_VALUE,
];

/** What `String()` makes of a value is signed, so that a reader which does the same would believe it. */
const types: readonly Forgery[] = NAMES.flatMap((name) =>
  WRONG.map(
    (wrong, index): Forgery => [
      `${name} of a wrong type (${index})`,
      (sns) => posted(sns, { ...notificationFields(sns), [name]: wrong(String(notificationFields(sns)[name])) }),
    ],
  ),
);

const missing: readonly Forgery[] = NAMES.flatMap((name) => [
  [`no ${name}`, (sns) => altered(genuine(sns), { [name]: undefined })] satisfies Forgery,
  [`another ${name} under the same signature`, (sns) => altered(genuine(sns), { [name]: 'other' })] satisfies Forgery,
  [`${name} by another case`, (sns) => recased(sns, name)] satisfies Forgery,
  [`${name} by way of a prototype`, (sns) => inherited(sns, name)] satisfies Forgery,
]);

function recased(sns: Sns, name: string): Post {
  const { [name]: value, ...rest } = JSON.parse(String(genuine(sns).body)) as Fields;
  return { ...genuine(sns), body: JSON.stringify({ ...rest, [name.toLowerCase()]: value }) };
}

function inherited(sns: Sns, name: string): Post {
  const post = genuine(sns);
  const { [name]: value, ...rest } = JSON.parse(String(post.body)) as Fields;
  const own = JSON.stringify(rest).slice(0, -1);
  return { ...post, body: `${own},"__proto__":${JSON.stringify({ [name]: value })}}` };
}

export const FIELD_FORGERIES: readonly Forgery[] = [times, types, missing].flat();
