import type { TemplateWish } from '../../../domain/channel-set-up.ts';
import { DEAD_LETTERS_OUTPUT, deadLetters, ownQueue, QUEUE_OUTPUT } from './queues.ts';
import { RELAY_CODE } from './relay-code.ts';
import { ruleIds, rulesOf } from './rules.ts';
import {
  arnOf,
  type Json,
  type Named,
  onlyIf,
  policyOf,
  type Resource,
  ref,
  type Template,
  trustOf,
} from './template.ts';

const PARAMETERS = {
  WebhookUrl: {
    Type: 'String',
    Default: '',
    AllowedPattern: '^(https://.+)?$',
    Description: 'Ends in /relay: hints are posted there, signed. Empty: they go to the queue of this stack',
  },
};

const CONDITIONS: Named = {
  ToWebhook: { 'Fn::Not': [{ 'Fn::Equals': [ref('WebhookUrl'), ''] }] },
  ToQueue: { 'Fn::Equals': [ref('WebhookUrl'), ''] },
};

function inline(name: string, document: Json): Json {
  return { PolicyName: name, PolicyDocument: document };
}

const POLICIES: Json = [
  inline('log', policyOf({ action: ['logs:CreateLogStream', 'logs:PutLogEvents'], resource: arnOf('RelayLog') })),
  inline('keep-what-failed', policyOf({ action: 'sqs:SendMessage', resource: arnOf('DeadLetters') })),
  onlyIf('ToQueue', inline('send', policyOf({ action: 'sqs:SendMessage', resource: arnOf('Queue') }))),
  onlyIf('ToWebhook', inline('sign', policyOf({ action: 'secretsmanager:GetSecretValue', resource: ref('RelayKey') }))),
];

const FUNCTION: Resource = {
  purpose: 'brings events into one small shape and passes them on',
  Type: 'AWS::Lambda::Function',
  Properties: {
    Runtime: 'nodejs22.x',
    Handler: 'index.handler',
    Role: arnOf('RelayRole'),
    Timeout: 15,
    MemorySize: 128,
    LoggingConfig: { LogGroup: ref('RelayLog') },
    Environment: {
      Variables: {
        WEBHOOK_URL: ref('WebhookUrl'),
        RELAY_KEY_ARN: onlyIf('ToWebhook', ref('RelayKey')),
        QUEUE_URL: onlyIf('ToQueue', ref('Queue')),
      },
    },
    Code: { ZipFile: RELAY_CODE },
  },
};

const AROUND: Record<string, Resource> = {
  RelayKey: {
    purpose: 'signs what is posted to the webhook; its value goes into the file for --relay-file',
    Type: 'AWS::SecretsManager::Secret',
    Condition: 'ToWebhook',
    Properties: { GenerateSecretString: { PasswordLength: 64, ExcludePunctuation: true } },
  },
  RelayFailures: {
    purpose: 'keeps events that the function could not pass on',
    Type: 'AWS::Lambda::EventInvokeConfig',
    Properties: {
      FunctionName: ref('Relay'),
      Qualifier: '$LATEST',
      MaximumRetryAttempts: 2,
      MaximumEventAgeInSeconds: 3600,
      DestinationConfig: { OnFailure: { Destination: arnOf('DeadLetters') } },
    },
  },
  RelayLog: {
    purpose: 'logs of the function, for 14 days; no value is ever in them',
    Type: 'AWS::Logs::LogGroup',
    Properties: { RetentionInDays: 14 },
  },
  RelayRole: {
    purpose: 'what the function may do: log, and send to these two places',
    Type: 'AWS::IAM::Role',
    Properties: { AssumeRolePolicyDocument: trustOf('lambda.amazonaws.com'), Policies: POLICIES },
  },
};

function permissionOf(rule: string): [string, Resource] {
  return [
    `${rule}Permission`,
    {
      purpose: 'lets the rule, and nobody else, call the function',
      Type: 'AWS::Lambda::Permission',
      Properties: {
        FunctionName: ref('Relay'),
        Action: 'lambda:InvokeFunction',
        Principal: 'events.amazonaws.com',
        SourceArn: arnOf(rule),
      },
    },
  ];
}

/** Rule → function → webhook, or my queue. */
export function relayTemplate(wish: TemplateWish): Template {
  const rules = ruleIds(wish);
  const onlyWith = (condition: string, outputs: Named): Named =>
    Object.fromEntries(
      Object.entries(outputs).map(([name, output]) => [name, { Condition: condition, ...Object(output) }]),
    );
  return {
    description: 'Keyturn: rotations in AWS Secrets Manager pass through a function',
    parameters: PARAMETERS,
    conditions: CONDITIONS,
    resources: {
      ...rulesOf({ ...wish, target: { Arn: arnOf('Relay') }, to: 'the function' }),
      Relay: FUNCTION,
      ...AROUND,
      ...Object.fromEntries(rules.map(permissionOf)),
      ...ownQueue('ToQueue'),
      ...deadLetters({ principal: 'events.amazonaws.com', sources: rules.map(arnOf) }),
    },
    outputs: {
      ...DEAD_LETTERS_OUTPUT,
      ...onlyWith('ToQueue', QUEUE_OUTPUT),
      ...onlyWith('ToWebhook', {
        RelayKeyArn: { Description: 'Holds the key for --relay-file', Value: ref('RelayKey') },
      }),
    },
  };
}
