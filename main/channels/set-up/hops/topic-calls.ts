import {
  GetSubscriptionAttributesCommand,
  GetTopicAttributesCommand,
  ListSubscriptionsByTopicCommand,
  PublishCommand,
  SNSClient,
} from '@aws-sdk/client-sns';
import type { Opening } from '../../../aws/connections.ts';
import { type Asking, asker } from '../ask.ts';

const OPENING: Opening<SNSClient> = { open: async (config) => new SNSClient(config) };
/** Pages of a hundred. */
const MOST_PAGES = 20;

/** `arn`: `PendingConfirmation` before somebody confirmed it. */
export type Subscription = { readonly arn: string; readonly protocol: string; readonly endpoint: string };

export type SubscriptionFacts = {
  readonly isPending: boolean;
  readonly filter?: string;
  readonly filtersBody: boolean;
};

/** What set-up asks of SNS. Every call raises ProblemError. */
export function topicCalls(asking: Asking) {
  const ask = asker(asking, { service: 'sns', opening: OPENING });
  return {
    topic: async (TopicArn: string): Promise<{ policy?: string; kmsKey?: string }> => {
      const command = new GetTopicAttributesCommand({ TopicArn });
      const { Policy, KmsMasterKeyId } =
        (await ask((client, options) => client.send(command, options))).Attributes ?? {};
      return { ...(Policy && { policy: Policy }), ...(KmsMasterKeyId && { kmsKey: KmsMasterKeyId }) };
    },
    subscriptions: async (TopicArn: string): Promise<Subscription[]> => {
      const found: Subscription[] = [];
      let NextToken: string | undefined;
      for (let page = 0; page === 0 || (NextToken !== undefined && page < MOST_PAGES); page += 1) {
        const command = new ListSubscriptionsByTopicCommand({ TopicArn, ...(NextToken && { NextToken }) });
        const answer = await ask((client, options) => client.send(command, options));
        for (const {
          SubscriptionArn: arn = '',
          Protocol: protocol = '',
          Endpoint: endpoint = '',
        } of answer.Subscriptions ?? [])
          found.push({ arn, protocol, endpoint });
        NextToken = answer.NextToken;
      }
      return found;
    },
    subscription: async (SubscriptionArn: string): Promise<SubscriptionFacts> => {
      const command = new GetSubscriptionAttributesCommand({ SubscriptionArn });
      const attributes = (await ask((client, options) => client.send(command, options))).Attributes ?? {};
      return {
        isPending: attributes.PendingConfirmation === 'true',
        ...(attributes.FilterPolicy && { filter: attributes.FilterPolicy }),
        filtersBody: attributes.FilterPolicyScope === 'MessageBody',
      };
    },
    publish: async (TopicArn: string, Message: string): Promise<void> => {
      await ask((client, options) => client.send(new PublishCommand({ TopicArn, Message }), options));
    },
  };
}

export type TopicCalls = ReturnType<typeof topicCalls>;
