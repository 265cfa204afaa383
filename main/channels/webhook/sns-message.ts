import * as z from 'zod';

const Text = z.string();
const Shared = {
  MessageId: z.guid(),
  TopicArn: Text.max(512),
  Message: Text,
  Timestamp: z.iso.datetime(),
  SignatureVersion: z.enum(['1', '2']),
  Signature: Text.max(2048),
  SigningCertURL: Text.max(2048),
};
const Subscribing = { Token: Text.max(4096), SubscribeURL: Text.max(4096) };

/**
 * Every field that is signed is text, so nothing of another type can be taken for the text that was signed. The signed text has no other
 * mark between fields than the line break: a MessageId or Subject with one in it could swallow its neighbour, and one message would
 * have two ids. SNS makes UUIDs, and allows no line breaks in a subject (API reference, Publish).
 */
const Message = z.discriminatedUnion('Type', [
  z.object({ Type: z.literal('Notification'), ...Shared, Subject: Text.regex(/^\P{Cc}*$/u).exactOptional() }),
  z.object({ Type: z.literal('SubscriptionConfirmation'), ...Shared, ...Subscribing }),
  z.object({ Type: z.literal('UnsubscribeConfirmation'), ...Shared, ...Subscribing }),
]);

export type SnsMessage = z.infer<typeof Message>;

/** Undefined for what is no message of SNS. */
export function parseSnsMessage(body: string): SnsMessage | undefined {
  try {
    return Message.safeParse(JSON.parse(body)).data;
  } catch {
    return undefined;
  }
}

const SIGNED = ['Message', 'MessageId', 'Subject', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'] as const;

/** Name and text of each field that is there, a line each, in this order (SNS developer guide, "Verifying the signatures"). */
export function signedText(message: SnsMessage): string {
  const fields: Partial<Record<(typeof SIGNED)[number], string>> = message;
  return SIGNED.flatMap((name) => (fields[name] === undefined ? [] : [`${name}\n${fields[name]}\n`])).join('');
}

/** `undefined` for what is no ARN of a topic. */
export function topicRegion(topicArn: string): string | undefined {
  return /^arn:aws[a-z-]*:sns:([a-z0-9-]+):\d{12}:[\w.-]{1,256}$/.exec(topicArn)?.[1];
}
