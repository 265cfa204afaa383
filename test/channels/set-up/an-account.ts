import { randomUUID } from 'node:crypto';
import { EventBridge } from '@aws-sdk/client-eventbridge';
import { KMS } from '@aws-sdk/client-kms';
import { SNS } from '@aws-sdk/client-sns';
import { SQS } from '@aws-sdk/client-sqs';
import { nativePattern } from '../../../main/channels/set-up/templates/patterns.ts';
import type { SqsSettings } from '../../../main/domain/channel-settings.ts';
import { KEYS, REGION } from '../../support/keyturn-process.ts';

function clients(endpoint: string) {
  const config = { endpoint, region: REGION, credentials: KEYS };
  return { sqs: new SQS(config), sns: new SNS(config), events: new EventBridge(config), kms: new KMS(config) };
}

export type Clients = ReturnType<typeof clients>;

export function policyFor(queueArn: string, principal: string, source: string): string {
  const Condition = { ArnEquals: { 'aws:SourceArn': source } };
  const send = { Effect: 'Allow', Principal: { Service: principal }, Action: 'sqs:SendMessage', Resource: queueArn };
  return JSON.stringify({ Version: '2012-10-17', Statement: [{ ...send, Condition }] });
}

export type Way = Clients & {
  readonly channel: SqsSettings;
  readonly queueUrl: string;
  readonly queueArn: string;
  readonly deadLettersUrl: string;
  readonly rule: string;
  readonly ruleArn: string;
};

async function aQueue(sqs: SQS, name: string, attributes: Record<string, string> = {}) {
  const { QueueUrl = '' } = await sqs.createQueue({ QueueName: name, Attributes: attributes });
  const { Attributes } = await sqs.getQueueAttributes({ QueueUrl, AttributeNames: ['QueueArn'] });
  return { url: QueueUrl, arn: Attributes?.QueueArn ?? '' };
}

async function aRule(events: EventBridge, name: string, targetArn: string): Promise<string> {
  const EventPattern = JSON.stringify(nativePattern({ prefixes: ['dev/'], labels: [] }));
  const { RuleArn = '' } = await events.putRule({ Name: name, EventPattern, State: 'ENABLED' });
  await events.putTargets({ Rule: name, Targets: [{ Id: 'keyturn', Arn: targetArn }] });
  return RuleArn;
}

/** What the template `me` makes, made by hand: moto does not make queue policies from templates. */
export async function aWayToMe(url: string): Promise<Way> {
  const made = clients(url);
  const name = `keyturn-${randomUUID().slice(0, 8)}`;
  const deadLetters = await aQueue(made.sqs, `${name}-dead`);
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: deadLetters.arn, maxReceiveCount: 5 });
  const queue = await aQueue(made.sqs, name, { RedrivePolicy });
  const ruleArn = await aRule(made.events, name, queue.arn);
  const Policy = policyFor(queue.arn, 'events.amazonaws.com', ruleArn);
  await made.sqs.setQueueAttributes({ QueueUrl: queue.url, Attributes: { Policy } });
  const place = { name, region: REGION, queueUrl: queue.url, deadLetters: deadLetters.url };
  const found = { queueUrl: queue.url, queueArn: queue.arn, deadLettersUrl: deadLetters.url, rule: name, ruleArn };
  return { ...made, ...found, channel: { kind: 'sqs', ...place } };
}

export type TeamWay = Way & { readonly topic: string; readonly subscription: string };

/** What the templates `team` and `developer` make together. */
export async function aWayThroughTopic(url: string): Promise<TeamWay> {
  const way = await aWayToMe(url);
  const { sqs, sns, events, queueArn, queueUrl, rule } = way;
  const { TopicArn: topic = '' } = await sns.createTopic({ Name: rule });
  const publish = { Effect: 'Allow', Principal: { Service: 'events.amazonaws.com' }, Action: 'sns:Publish' };
  const policy = JSON.stringify({ Version: '2012-10-17', Statement: [{ ...publish, Resource: topic }] });
  await sns.setTopicAttributes({ TopicArn: topic, AttributeName: 'Policy', AttributeValue: policy });
  await events.removeTargets({ Rule: rule, Ids: ['keyturn'] });
  await events.putTargets({ Rule: rule, Targets: [{ Id: 'keyturn', Arn: topic }] });
  const Policy = policyFor(queueArn, 'sns.amazonaws.com', topic);
  await sqs.setQueueAttributes({ QueueUrl: queueUrl, Attributes: { Policy } });
  const filter = { detail: { name: [{ prefix: 'dev/' }] } };
  const Attributes = {
    RawMessageDelivery: 'true',
    FilterPolicyScope: 'MessageBody',
    FilterPolicy: JSON.stringify(filter),
  };
  const wish = { TopicArn: topic, Protocol: 'sqs', Endpoint: queueArn, Attributes, ReturnSubscriptionArn: true };
  const { SubscriptionArn: subscription = '' } = await sns.subscribe(wish);
  return { ...way, topic, subscription };
}
