import { verify } from 'node:crypto';
import type { Replays } from './replays.ts';
import type { Certificates } from './sns-certificates.ts';
import { type SnsMessage, signedText, topicRegion } from './sns-message.ts';
import { isCertificateUrl, signersOf } from './sns-urls.ts';
import { type Asked, headerOf } from './verdict.ts';

/**
 * SNS tries an HTTP endpoint for less than an hour by default (developer guide, "Message delivery retries"); older is a replay.
 * What is from the future by more than a clock's error is no message of today's SNS.
 */
export const SNS_WINDOW_MS = 3_600_000;
const MOST_AHEAD_MS = 5 * 60_000;

export type SnsPorts = {
  /** ARNs that may speak. */
  readonly topics: readonly string[];
  readonly certificates: Certificates;
  readonly replays: Replays;
};

type Guard = (asked: Asked & { readonly message: SnsMessage }, ports: SnsPorts) => boolean | Promise<boolean>;

const isOfPinnedTopic: Guard = ({ message }, { topics }) =>
  topicRegion(message.TopicArn) !== undefined && topics.includes(message.TopicArn);

/** A raw delivery carries no signature, and headers are not signed: they may agree with the body or be absent. */
const isAsItsHeadersSay: Guard = (asked) => {
  const { message } = asked;
  const told = [
    [headerOf(asked, 'x-amz-sns-message-type'), message.Type],
    [headerOf(asked, 'x-amz-sns-topic-arn'), message.TopicArn],
    [headerOf(asked, 'x-amz-sns-message-id'), message.MessageId],
  ] as const;
  const agrees = told.every(([header, text]) => header === undefined || header === text);
  return agrees && headerOf(asked, 'x-amz-sns-rawdelivery') !== 'true';
};

const isOfNow: Guard = ({ message, now }) => {
  const age = now - Date.parse(message.Timestamp);
  return age <= SNS_WINDOW_MS && age >= -MOST_AHEAD_MS;
};

const hasTrustedAddress: Guard = ({ message }) => isCertificateUrl(message);

/** SignatureVersion 1 is SHA1withRSA, 2 is SHA256withRSA (developer guide, "Verifying the signatures"). */
const isSigned: Guard = async ({ message, now }, { certificates }) => {
  const certificate = await certificates.at(message.SigningCertURL, now);
  if (certificate?.publicKey.asymmetricKeyType !== 'rsa') return false;
  const algorithm = message.SignatureVersion === '1' ? 'RSA-SHA1' : 'RSA-SHA256';
  const signature = Buffer.from(message.Signature, 'base64');
  return verify(algorithm, Buffer.from(signedText(message)), certificate.publicKey, signature);
};

/**
 * A page of SNS is believed because TLS says that SNS serves it; the certificate on it must be one for signing as well. Its chain is not
 * on the page, and Node does not go and find one.
 */
const isOfSns: Guard = async ({ message, now }, { certificates }) => {
  const certificate = await certificates.at(message.SigningCertURL, now);
  return signersOf(message.TopicArn).some((name) => certificate?.checkHost(name, { wildcards: false }) !== undefined);
};

/** In this order: what costs nothing first, and nothing is fetched for somebody unknown. */
export const SNS_GUARDS = {
  isOfPinnedTopic,
  isAsItsHeadersSay,
  isOfNow,
  hasTrustedAddress,
  isOfSns,
  isSigned,
} as const;

export type SnsGuards = Readonly<Partial<Record<keyof typeof SNS_GUARDS, Guard>>>;

/** Does the message come from SNS, for us, now? */
export async function isGenuine(
  asked: Asked & { readonly message: SnsMessage },
  ports: SnsPorts,
  guards: SnsGuards = SNS_GUARDS,
): Promise<boolean> {
  for (const guard of Object.values(guards)) if (!(await guard(asked, ports))) return false;
  return true;
}
