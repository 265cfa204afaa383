import { unreachable } from '../../domain/unreachable.ts';
import { isGenuine, type SnsGuards, type SnsPorts } from './sns-guards.ts';
import { parseSnsMessage, type SnsMessage } from './sns-message.ts';
import { isSubscribeUrl } from './sns-urls.ts';
import { type Asked, REFUSED, type Verdict } from './verdict.ts';

export type SnsEndpoint = SnsPorts & {
  /** Only for an address that was looked at. Never rejects. */
  readonly confirm: (subscribeUrl: string) => Promise<void>;
  /** SNS sends nothing more from this topic. */
  readonly unsubscribed: (topicArn: string) => void;
  /** All of them, unless a test leaves one out. */
  readonly guards?: SnsGuards;
};

const DONE: Verdict = { status: 200 };

function answer(message: SnsMessage, body: string, { confirm, unsubscribed }: SnsEndpoint): Verdict {
  switch (message.Type) {
    case 'Notification':
      return { status: 200, accepted: body };
    case 'SubscriptionConfirmation':
      return isSubscribeUrl(message) ? { ...DONE, afterwards: () => confirm(message.SubscribeURL) } : REFUSED;
    case 'UnsubscribeConfirmation':
      return { ...DONE, afterwards: async () => unsubscribed(message.TopicArn) };
    default:
      return unreachable(message);
  }
}

/** An HTTP(S) subscription of SNS. SNS sends again what it thinks was lost: that is answered, and means nothing the second time. */
export async function judgeSns(asked: Asked, endpoint: SnsEndpoint): Promise<Verdict> {
  const message = parseSnsMessage(asked.body);
  if (message === undefined || !(await isGenuine({ ...asked, message }, endpoint, endpoint.guards))) return REFUSED;
  if (endpoint.replays.isKnown(`${message.TopicArn} ${message.MessageId}`, asked.now)) return DONE;
  return answer(message, asked.body, endpoint);
}
