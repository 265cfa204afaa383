import { signedPost } from '../../../main/demo/aws/sns/sns-posts.ts';
import { NATIVE } from '../../domain/events/shapes.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import type { Post } from './a-webhook.ts';
import { issue } from './authority.ts';

export const TOPIC = 'arn:aws:sns:eu-west-1:123456789012:keyturn';
export const PAGES = 'https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-';
export const PAGE = `${PAGES}1.pem`;
export const DAY_MS = 86_400_000;

/** Certificates by one authority; making them takes a while. */
export function snsLeaves() {
  return issue({
    own: { name: 'sns.amazonaws.com' },
    regional: { name: 'sns-signing.eu-west-1.amazonaws.com' },
    attacker: { name: 'sns.amazonaws.com' },
    bucket: { name: 'sns.eu-west-1.s3.amazonaws.com' },
    expired: { name: 'sns.amazonaws.com', days: 1 },
    curve: { name: 'sns.amazonaws.com', kind: 'ec' },
    pss: { name: 'sns.amazonaws.com', kind: 'rsa-pss' },
  });
}

/**
 * SNS as it looks from here: pages with certificates. Every page that is none of these is in the hands of an attacker, whose
 * certificate claims the same name.
 */
export function anSns(leaves = snsLeaves()) {
  // Two days on, the one that was made for a day is over.
  const clock = new FakeClock(Date.now() + 2 * DAY_MS);
  const pages = new Map<string, string>([[PAGE, leaves.own.certificate]]);
  for (const [name, { certificate }] of Object.entries(leaves)) pages.set(`${PAGES}${name}.pem`, certificate);
  pages.set(`${PAGES}nothing.pem`, 'no certificate');
  const asked: string[] = [];
  const get = async (url: string): Promise<string> => {
    asked.push(url);
    return pages.get(url) ?? leaves.attacker.certificate;
  };
  return { ...leaves, clock, pages, asked, get };
}

export type Sns = ReturnType<typeof anSns>;

export type Fields = Record<string, unknown>;
export type LeafName = 'own' | 'regional' | 'attacker' | 'bucket' | 'expired' | 'curve' | 'pss';
type Signing = { readonly leaf?: LeafName; readonly version?: unknown; readonly page?: unknown };

let count = 0;

/** All fields that the signature of a notification covers, fresh each time. */
export function notificationFields(sns: Sns, changes: Fields = {}): Fields {
  count += 1;
  const MessageId = `22b80b92-fdea-4c2c-8f9d-${String(count).padStart(12, '0')}`;
  const Timestamp = new Date(sns.clock.now()).toISOString();
  return { Type: 'Notification', Message: JSON.stringify(NATIVE), MessageId, TopicArn: TOPIC, Timestamp, ...changes };
}

/** As a careless reader turns a value into text. */
function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.join();
  return typeof value === 'object' && value !== null ? '[object Object]' : String(value);
}

/** As SNS sends it, without the headers that nothing signs; `own` is who it is by. */
export function posted(sns: Sns, signed: Fields, signing: Signing = {}): Post {
  const { leaf = 'own', version = '2', page = PAGE } = signing;
  const texts = Object.fromEntries(Object.entries(signed).map(([name, value]) => [name, textOf(value)]));
  const sender = { key: sns[leaf].key, topicArn: TOPIC, signatureVersion: version === '1' ? '1' : '2' } as const;
  const { body } = signedPost(sender, texts);
  const { Signature } = JSON.parse(body) as Fields;
  return {
    path: '/sns',
    headers: { 'content-type': 'text/plain; charset=UTF-8' },
    body: JSON.stringify({ ...signed, SignatureVersion: version, Signature, SigningCertURL: page }),
  };
}

export function genuine(sns: Sns, changes: Fields = {}, signing: Signing = {}): Post {
  return posted(sns, notificationFields(sns, changes), signing);
}

/** The body again, with other fields and the same signature. */
export function altered(post: Post, changes: Fields): Post {
  return { ...post, body: JSON.stringify({ ...(JSON.parse(String(post.body)) as Fields), ...changes }) };
}
