import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { resourcesOf, templateOf } from '../../../main/channels/set-up/templates/build.ts';
import { cloudTrailPattern, nativePattern } from '../../../main/channels/set-up/templates/patterns.ts';
import { templateText } from '../../../main/channels/set-up/templates/print-template.ts';
import { readEvent } from '../../../main/domain/read-event.ts';
import { filled } from './event-bridge-words.ts';
import { ALL_WISHES, aWish, TOPIC } from './wishes.ts';

type Statement = {
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Resource: unknown;
  readonly Condition?: unknown;
  readonly Principal?: unknown;
};

/** Everything below, in whatever depth. */
function nodesOf(value: unknown): object[] {
  if (typeof value !== 'object' || value === null) return [];
  return [value, ...Object.values(value).flatMap(nodesOf)];
}

function statementsOf(value: unknown): Statement[] {
  return nodesOf(value).filter((node): node is Statement => 'Effect' in node);
}

function isTooWide({ Action, Resource }: Statement): boolean {
  return [Action].flat().some((action) => action.includes('*')) || Resource === '*';
}

const all = Object.entries(ALL_WISHES);

test.each(all)('nobody is allowed more than one thing on one resource: %s', (_, wish) => {
  const { resources } = templateOf(wish);
  const statements = statementsOf(resources).filter(({ Action }) => Action !== 'sts:AssumeRole');
  expect(statements.length).toBeGreaterThan(0);
  expect(statements.filter(isTooWide)).toEqual([]);
});

test('a statement about everything would be noticed', () => {
  expect([
    isTooWide({ Effect: 'Allow', Action: 'sqs:*', Resource: 'arn' }),
    isTooWide({ Effect: 'Allow', Action: 'sqs:SendMessage', Resource: '*' }),
  ]).toEqual([true, true]);
});

test.each(all)('who may send to a queue is named by its ARN, and a topic has no condition: %s', (_, wish) => {
  for (const { Type, Properties } of Object.values(templateOf(wish).resources)) {
    const conditions = statementsOf(Properties).map(({ Condition }) => JSON.stringify(Condition) ?? 'none');
    if (Type === 'AWS::SQS::QueuePolicy') expect(conditions).toEqual([expect.stringContaining('aws:SourceArn')]);
    if (Type === 'AWS::SNS::TopicPolicy') expect(conditions).toEqual(['none']);
  }
});

test.each(all)('every rule retries and keeps what it cannot deliver: %s', (_, wish) => {
  const rules = Object.values(templateOf(wish).resources).filter(({ Type }) => Type === 'AWS::Events::Rule');
  expect(rules).toHaveLength(wish.shape === 'developer' ? 0 : wish.hasCloudTrail ? 2 : 1);
  for (const { Properties } of rules) {
    const target = {
      DeadLetterConfig: { Arn: { 'Fn::GetAtt': ['DeadLetters', 'Arn'] } },
      RetryPolicy: expect.anything(),
    };
    expect(Properties.Targets).toEqual([expect.objectContaining(target)]);
  }
});

test('queues are as long polls and sleeping laptops need them', () => {
  const { Queue, DeadLetters } = templateOf(aWish()).resources;
  expect([Queue?.Properties, DeadLetters?.Properties]).toEqual([
    {
      ReceiveMessageWaitTimeSeconds: 20,
      VisibilityTimeout: 60,
      MessageRetentionPeriod: 345_600,
      SqsManagedSseEnabled: true,
      RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': ['DeadLetters', 'Arn'] }, maxReceiveCount: 5 },
    },
    { MessageRetentionPeriod: 1_209_600, SqsManagedSseEnabled: true },
  ]);
});

test('the native pattern is the documented one', () => {
  expect(nativePattern({ prefixes: ['prod/'], labels: [] })).toEqual({
    source: ['aws.secretsmanager'],
    'detail-type': ['Secret Label Updated'],
    detail: { name: [{ prefix: 'prod/' }], labelUpdated: ['AWSCURRENT'] },
  });
  expect(nativePattern({ prefixes: [], labels: ['blue'] }).detail).toEqual({ labelUpdated: ['blue'] });
});

test('nothing in the CloudTrail pattern drops RotationSucceeded, which names no resource', () => {
  const { detail, ...envelope } = cloudTrailPattern();
  expect(detail.eventName).toContain('RotationSucceeded');
  expect([Object.keys(envelope), Object.keys(detail)]).toEqual([['source', 'detail-type'], ['eventName']]);
  expect(envelope['detail-type']).toEqual(['AWS API Call via CloudTrail', 'AWS Service Event via CloudTrail']);
});

test('a developer takes from the topic, raw, what begins with the prefix, by the body of the message', () => {
  const { Subscription } = templateOf(aWish({ shape: 'developer', topic: TOPIC })).resources;
  expect(Subscription?.Properties).toMatchObject({
    TopicArn: TOPIC,
    Region: 'eu-west-1',
    RawMessageDelivery: true,
    FilterPolicyScope: 'MessageBody',
    FilterPolicy: { detail: { name: [{ prefix: 'dev/' }], labelUpdated: ['AWSCURRENT'] } },
  });
});

test.each(all)('what is printed is what is built, with each purpose above its resource: %s', (_, wish) => {
  const text = templateText(wish);
  const { resources } = templateOf(wish);
  const bare = Object.entries(resources).map(([id, { purpose: _p, why: _w, ...resource }]) => [id, resource]);
  expect(parse(text).Resources).toEqual(Object.fromEntries(bare));
  for (const { purpose } of Object.values(resources))
    expect(text.toLowerCase()).toContain(`# ${purpose.toLowerCase()}.`);
  // As YAML 1.1, which CloudFormation speaks, an unquoted date is no text.
  expect(text).not.toMatch(/: \d{4}-\d{2}-\d{2}$/m);
  expect(Buffer.byteLength(text)).toBeLessThan(51_200);
});

test('what is shown before a deployment leaves out what only a webhook needs', () => {
  const shown = resourcesOf(templateOf(aWish({ via: 'lambda' }))).map(({ id }) => id);
  expect([shown.includes('RelayKey'), shown.includes('Queue'), shown.includes('Relay')]).toEqual([false, true, true]);
});

test('credentials of an API destination are parameters that are not echoed', () => {
  for (const auth of ['api key', 'basic', 'oauth'] as const) {
    const { parameters = {} } = templateOf(aWish({ via: 'api', auth }));
    const secret = { 'api key': 'ApiKeyValue', basic: 'Password', oauth: 'ClientSecret' }[auth];
    expect(parameters[secret]).toMatchObject({ NoEcho: true, MinLength: 1 });
    expect(parameters[secret]).not.toHaveProperty('Default');
  }
});

test('what the input transformer makes is understood as the event itself is', () => {
  const { Rule } = templateOf(aWish({ via: 'api' })).resources;
  const [target] = Object(Rule?.Properties).Targets;
  const { event, message } = filled(target.InputTransformer);
  expect(readEvent(message)).toEqual(readEvent(event));
  expect(readEvent(message).kind).toBe('hint');
});
