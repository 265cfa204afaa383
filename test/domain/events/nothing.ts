import { ARN, ASKED, cloudTrail, NATIVE, VERSION, wrapped } from './shapes.ts';

/** What means nothing, and how it is called. */
export const NOTHING: readonly (readonly [string, unknown, string])[] = [
  ['an event of another source', { ...NATIVE, source: 'aws.ec2' }, 'an event of another source'],
  ['a forged source by PutEvents', { ...NATIVE, source: 'custom.secretsmanager' }, 'an event of another source'],
  ['another detail-type', { ...NATIVE, 'detail-type': 'Secret Tagged' }, 'another event of Secrets Manager'],
  [
    'a shape that circulates and is wrong',
    { ...NATIVE, resources: [], detail: { SecretId: ARN, AddedLabels: ['AWSCURRENT'] } },
    'a label event without its secret',
  ],
  [
    'GetSecretValue',
    cloudTrail('GetSecretValue', { requestParameters: { secretId: ARN } }),
    'an API call that changes no secret',
  ],
  [
    'a call that was denied',
    cloudTrail('PutSecretValue', { requestParameters: ASKED, errorCode: 'AccessDenied' }),
    'an API call that failed',
  ],
  [
    'CloudTrail of another service',
    cloudTrail('PutSecretValue', { requestParameters: ASKED, eventSource: 'ssm.amazonaws.com' }),
    'a CloudTrail event of another service',
  ],
  [
    'no secret inside',
    cloudTrail('PutSecretValue', { requestParameters: { clientRequestToken: VERSION } }),
    'a CloudTrail event without its secret',
  ],
  ['an inherited name', cloudTrail('constructor', { requestParameters: ASKED }), 'an API call that changes no secret'],
  ['wrapped twice', wrapped(wrapped(NATIVE)), 'a message of SNS about itself'],
  [
    'a subscription to confirm',
    { ...wrapped(NATIVE), Type: 'SubscriptionConfirmation' },
    'a message of SNS about itself',
  ],
  [
    'a test without id',
    { source: 'keyturn.test', 'detail-type': 'Keyturn Channel Test', detail: {} },
    'a test message without an id',
  ],
  ['any JSON object', { hello: 'world' }, 'a JSON object that names no secret'],
  ['a list', [NATIVE], 'not a JSON object'],
  ['null', null, 'not a JSON object'],
];
