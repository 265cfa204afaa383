import { type KeyObject, randomUUID, sign } from 'node:crypto';

/** A request as SNS makes it to an HTTP(S) endpoint (SNS developer guide, "HTTP/S headers" and "HTTP/S notification JSON format"). */
export type SnsPost = { readonly headers: Readonly<Record<string, string>>; readonly body: string };

export type SnsSender = {
  readonly key: KeyObject;
  readonly topicArn: string;
  /** Of the topic: 1 is SHA1withRSA, 2 is SHA256withRSA. Absent: 2. */
  readonly signatureVersion?: '1' | '2';
  /** Its page holds the certificate. Absent: as SNS of the topic's region names it. */
  readonly certificateUrl?: string;
};

/** `at`: epoch milliseconds. Without `messageId` a new one; SNS uses the same when it sends again. */
type Sent = { readonly at: number; readonly messageId?: string };

export type Notification = Sent & { readonly message: string; readonly subject?: string };
export type Confirmation = Sent & { readonly token: string };

type Fields = Readonly<Record<string, string>>;

const ALGORITHMS = { '1': 'RSA-SHA1', '2': 'RSA-SHA256' } as const;

/** Names in byte order, each followed by its text, a line each. */
export function textToSign(fields: Fields): string {
  return Object.keys(fields)
    .toSorted()
    .map((name) => `${name}\n${fields[name]}\n`)
    .join('');
}

export function regionOfTopic(topicArn: string): string {
  return topicArn.split(':')[3] ?? '';
}

function pageOf({ topicArn, certificateUrl }: SnsSender): string {
  return certificateUrl ?? `https://sns.${regionOfTopic(topicArn)}.amazonaws.com/SimpleNotificationService-1.pem`;
}

/** `signed`: all that the signature covers. */
export function signedPost(sender: SnsSender, signed: Fields, more: Fields = {}): SnsPost {
  const { key, topicArn, signatureVersion = '2' } = sender;
  const Signature = sign(ALGORITHMS[signatureVersion], Buffer.from(textToSign(signed)), key).toString('base64');
  const proof = { SignatureVersion: signatureVersion, Signature, SigningCertURL: pageOf(sender) };
  return {
    headers: {
      'content-type': 'text/plain; charset=UTF-8',
      'user-agent': 'Amazon Simple Notification Service Agent',
      'x-amz-sns-message-type': signed.Type ?? '',
      'x-amz-sns-message-id': signed.MessageId ?? '',
      'x-amz-sns-topic-arn': topicArn,
    },
    body: JSON.stringify({ ...signed, ...proof, ...more }),
  };
}

function common({ topicArn }: SnsSender, { at, messageId = randomUUID() }: Sent) {
  return { MessageId: messageId, Timestamp: new Date(at).toISOString(), TopicArn: topicArn };
}

export function notificationPost(sender: SnsSender, sent: Notification): SnsPost {
  const { message, subject } = sent;
  const subjects = subject === undefined ? {} : { Subject: subject };
  return signedPost(sender, { Type: 'Notification', Message: message, ...subjects, ...common(sender, sent) });
}

/** The first request to a new subscription; whoever fetches its SubscribeURL confirms. */
export function confirmationPost(
  sender: SnsSender,
  sent: Confirmation,
  Type: 'SubscriptionConfirmation' | 'UnsubscribeConfirmation' = 'SubscriptionConfirmation',
): SnsPost {
  const { topicArn } = sender;
  const query = `Action=ConfirmSubscription&TopicArn=${topicArn}&Token=${sent.token}`;
  const SubscribeURL = `https://sns.${regionOfTopic(topicArn)}.amazonaws.com/?${query}`;
  const Message = `You have chosen to subscribe to the topic ${topicArn}.`;
  return signedPost(sender, { Type, Message, Token: sent.token, SubscribeURL, ...common(sender, sent) });
}
