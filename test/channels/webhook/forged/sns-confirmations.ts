import type { Post } from '../a-webhook.ts';
import { altered, genuine, notificationFields, posted, type Sns, TOPIC } from '../an-sns.ts';
import { SUBSCRIBE_ADDRESSES } from './addresses.ts';
import type { Forgery } from './forgery.ts';

export function confirmation(
  sns: Sns,
  SubscribeURL: string,
  signing: Parameters<typeof posted>[2] = {},
  Type = 'SubscriptionConfirmation',
): Post {
  const fields = notificationFields(sns, {
    Type,
    Message: 'You have chosen to subscribe.',
    Token: 't0ken',
    SubscribeURL,
  });
  return posted(sns, fields, signing);
}

export const RIGHT = `https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&TopicArn=${TOPIC}&Token=t0ken`;

export const CONFIRMATIONS: readonly Forgery[] = [
  ...SUBSCRIBE_ADDRESSES.map((url): Forgery => [`a confirmation at ${url}`, (sns) => confirmation(sns, url)]),
  ['a confirmation by the attacker', (sns) => confirmation(sns, RIGHT, { leaf: 'attacker' })],
  [
    'a confirmation with another page',
    (sns) => confirmation(sns, RIGHT, { leaf: 'attacker', page: 'https://evil.example/x.pem' }),
  ],
  [
    'an end of the subscription by the attacker',
    (sns) => confirmation(sns, RIGHT, { leaf: 'attacker' }, 'UnsubscribeConfirmation'),
  ],
  [
    'a notification made a confirmation',
    (sns) => altered(genuine(sns), { Type: 'SubscriptionConfirmation', Token: 't0ken', SubscribeURL: RIGHT }),
  ],
  ['a confirmation made a notification', (sns) => altered(confirmation(sns, RIGHT), { Type: 'Notification' })],
  ['a confirmation made the end', (sns) => altered(confirmation(sns, RIGHT), { Type: 'UnsubscribeConfirmation' })],
  ['another address under the signature', (sns) => altered(confirmation(sns, RIGHT), { SubscribeURL: `${RIGHT}&x` })],
  ['another token under the signature', (sns) => altered(confirmation(sns, RIGHT), { Token: 'other' })],
  ['no token', (sns) => altered(confirmation(sns, RIGHT), { Token: undefined })],
  ['an unknown type', (sns) => genuine(sns, { Type: 'notification' })],
];
