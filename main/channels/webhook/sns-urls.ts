import { type SnsMessage, topicRegion } from './sns-message.ts';

/** The text must be what the URL parser made of it: no user, port, escape, case or whitespace that readers see differently. */
function plainUrl(text: string): URL | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  return url.href === text && url.protocol === 'https:' && url.username === '' && url.password === '' && url.port === ''
    ? url
    : undefined;
}

function domainOf(region: string): string {
  return region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
}

/** SNS of the topic's own region, and nobody whose name begins or ends alike. */
function isSnsHost({ hostname }: URL, topicArn: string): boolean {
  const region = topicRegion(topicArn);
  return region !== undefined && hostname === `sns.${region}.${domainOf(region)}`;
}

/** To whom SNS's certificates are issued, region by region (AWS SDK for Java 2, sns-message-manager, SnsHostProvider). */
export function signersOf(topicArn: string): readonly string[] {
  const region = topicRegion(topicArn);
  if (region === undefined) return [];
  const domain = domainOf(region);
  const regional = ['sns.', 'sns-', 'sns-signing.'].map((start) => `${start}${region}.${domain}`);
  return ['sns.amazonaws.com', ...regional, ...(region.startsWith('us-gov-') ? [`sns-us-gov-west-1.${domain}`] : [])];
}

/** May the certificate be fetched from there? Loose rules here let anybody sign (SNS developer guide, "Verifying the signatures"). */
export function isCertificateUrl({ SigningCertURL, TopicArn }: SnsMessage): boolean {
  const url = plainUrl(SigningCertURL);
  // The whole text: of an empty query or fragment no part of the URL tells.
  const isPage = /^https:\/\/[^/?#]+\/SimpleNotificationService-[A-Za-z0-9]{1,64}\.pem$/.test(SigningCertURL);
  return url !== undefined && isSnsHost(url, TopicArn) && isPage;
}

/** Does it confirm exactly this subscription, at SNS itself, and ask for nothing else? Only then it may be fetched. */
export function isSubscribeUrl(message: Extract<SnsMessage, { Type: 'SubscriptionConfirmation' }>): boolean {
  const url = plainUrl(message.SubscribeURL);
  if (!url || !isSnsHost(url, message.TopicArn) || url.pathname !== '/' || url.href.includes('#')) return false;
  const asked = Object.fromEntries(url.searchParams);
  return (
    [...url.searchParams.keys()].toSorted().join() === 'Action,Token,TopicArn' &&
    asked.Action === 'ConfirmSubscription' &&
    asked.TopicArn === message.TopicArn &&
    asked.Token === message.Token
  );
}
