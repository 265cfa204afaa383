import type { TemplateWish } from '../../../domain/channel-set-up.ts';
import { CLOUD_TRAIL_TYPES, detailOf } from './patterns.ts';
import { deadLetters, ownQueue, QUEUE_OUTPUTS, queuePolicy } from './queues.ts';
import { ruleIds, rulesOf } from './rules.ts';
import { arnOf, type Json, policyOf, type Resource, ref, type Template } from './template.ts';

const NO_CONDITION = [
  'Topic policies for EventBridge take no Condition (EventBridge user guide, resource-based policies),',
  'so this topic is for nothing else.',
].join('\n');

/** Version 2 signs with SHA-256. */
const TOPIC: Record<string, Resource> = {
  Topic: {
    purpose: 'hands each event to all developers',
    Type: 'AWS::SNS::Topic',
    Properties: { SignatureVersion: '2' },
  },
  TopicPolicy: {
    purpose: 'lets EventBridge publish to the topic',
    why: NO_CONDITION,
    Type: 'AWS::SNS::TopicPolicy',
    Properties: {
      Topics: [ref('Topic')],
      PolicyDocument: policyOf({ principal: 'events.amazonaws.com', action: 'sns:Publish', resource: ref('Topic') }),
    },
  },
};

/** Rule → topic; every developer has a stack of their own behind it. */
export function teamTemplate(wish: TemplateWish): Template {
  const sender = { principal: 'events.amazonaws.com', sources: ruleIds(wish).map(arnOf) } as const;
  return {
    description: 'Keyturn: rotations in AWS Secrets Manager reach a team through a topic',
    resources: {
      ...rulesOf({ ...wish, target: { Arn: ref('Topic') }, to: 'the topic' }),
      ...TOPIC,
      ...deadLetters(sender),
    },
    outputs: { TopicArn: { Description: 'For `keyturn channel deploy developer --topic`', Value: ref('Topic') } },
  };
}

/** What CloudTrail tells names secrets in other places, so that all of it passes. */
function filterOf(wish: TemplateWish): Json {
  const detail = { detail: detailOf(wish) };
  return wish.hasCloudTrail ? { $or: [detail, { 'detail-type': [...CLOUD_TRAIL_TYPES] }] } : detail;
}

function subscription(wish: Extract<TemplateWish, { shape: 'developer' }>): Resource {
  const region = wish.topic.split(':')[3] ?? '';
  return {
    purpose: 'passes on from the topic what this developer watches, as it is',
    Type: 'AWS::SNS::Subscription',
    Properties: {
      TopicArn: wish.topic,
      Region: region,
      Protocol: 'sqs',
      Endpoint: arnOf('Queue'),
      RawMessageDelivery: true,
      FilterPolicyScope: 'MessageBody',
      FilterPolicy: filterOf(wish),
      RedrivePolicy: { deadLetterTargetArn: arnOf('DeadLetters') },
    },
  };
}

/** A queue behind a team's topic. One more developer is one more stack. */
export function developerTemplate(wish: Extract<TemplateWish, { shape: 'developer' }>): Template {
  const sender = { principal: 'sns.amazonaws.com', sources: [wish.topic] } as const;
  return {
    description: 'Keyturn: one developer of a team that shares a topic',
    resources: {
      Subscription: subscription(wish),
      ...ownQueue(),
      ...queuePolicy(sender),
      ...deadLetters(sender),
    },
    outputs: QUEUE_OUTPUTS,
  };
}
