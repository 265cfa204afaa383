import type { EventReading } from '../../../main/domain/hint.ts';

const NAME = 'dev/shop/database';
export const ARN = `arn:aws:secretsmanager:eu-west-1:123456789012:secret:${NAME}-a1B2c3`;
const SHORT_ARN = ARN.slice(0, -7);
export const VERSION = '4d38c0de-0000-4000-8000-000000000001';
const AT = Date.UTC(2026, 10, 28, 9, 30, 15);
const TIME = '2026-11-28T09:30:15Z';
const HERE = { region: 'eu-west-1', account: '123456789012', at: AT };

const ENVELOPE = {
  version: '0',
  id: '6a7e8feb-1111-4000-8000-000000000000',
  account: '123456789012',
  time: TIME,
  region: 'eu-west-1',
};

export const NATIVE = {
  ...ENVELOPE,
  'detail-type': 'Secret Label Updated',
  source: 'aws.secretsmanager',
  resources: [ARN],
  detail: { name: NAME, labelUpdated: 'AWSCURRENT', versionId: VERSION },
};

/** As EventBridge hands on what CloudTrail brought. */
export function cloudTrail(eventName: string, detail: object, type = 'AWS API Call via CloudTrail') {
  return {
    ...ENVELOPE,
    'detail-type': type,
    source: 'aws.secretsmanager',
    resources: [],
    detail: {
      eventVersion: '1.08',
      eventSource: 'secretsmanager.amazonaws.com',
      eventName,
      eventTime: TIME,
      awsRegion: 'eu-west-1',
      ...detail,
    },
  };
}

function ofService(eventName: string) {
  const detail = {
    eventType: 'AwsServiceEvent',
    requestParameters: null,
    responseElements: null,
    additionalEventData: { SecretId: ARN },
    requestID: `Rotation-${ARN}-${VERSION}`,
  };
  return cloudTrail(eventName, detail, 'AWS Service Event via CloudTrail');
}

export function wrapped(event: object) {
  return {
    Type: 'Notification',
    MessageId: '22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324',
    TopicArn: 'arn:aws:sns:eu-west-1:123456789012:keyturn',
    Message: JSON.stringify(event),
    Timestamp: '2026-11-28T09:30:15.123Z',
    SignatureVersion: '2',
    Signature: 'no matter',
    SigningCertURL: 'https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-1.pem',
    UnsubscribeURL: 'https://sns.eu-west-1.amazonaws.com/?Action=Unsubscribe',
  };
}

const CURRENT_MOVED = { ...HERE, secret: ARN, label: 'AWSCURRENT', versionId: VERSION };
export const ASKED = { secretId: ARN, clientRequestToken: VERSION };

/** One row for each of the forms in which events come; `[what it is, the event, what it means]`. */
export const ROWS: readonly (readonly [string, object, EventReading])[] = [
  ['native', NATIVE, { kind: 'hint', hint: CURRENT_MOVED }],
  [
    'native, of a label of their own',
    { ...NATIVE, detail: { ...NATIVE.detail, labelUpdated: 'stable' } },
    { kind: 'hint', hint: { ...CURRENT_MOVED, label: 'stable' } },
  ],
  [
    'native, without resources',
    { ...NATIVE, resources: [] },
    { kind: 'hint', hint: { ...CURRENT_MOVED, secret: NAME } },
  ],
  ['native, wrapped by SNS', wrapped(NATIVE), { kind: 'hint', hint: CURRENT_MOVED }],
  [
    'PutSecretValue by ARN',
    cloudTrail('PutSecretValue', { requestParameters: ASKED, responseElements: { arn: ARN } }),
    { kind: 'hint', hint: CURRENT_MOVED },
  ],
  [
    'PutSecretValue by name, answered with aRN',
    cloudTrail('PutSecretValue', { requestParameters: { ...ASKED, secretId: NAME }, responseElements: { aRN: ARN } }),
    { kind: 'hint', hint: CURRENT_MOVED },
  ],
  [
    'PutSecretValue, answered with ARN in capitals',
    cloudTrail('PutSecretValue', { requestParameters: { ...ASKED, secretId: NAME }, responseElements: { ARN } }),
    { kind: 'hint', hint: CURRENT_MOVED },
  ],
  [
    'PutSecretValue by name alone',
    cloudTrail('PutSecretValue', { requestParameters: { ...ASKED, secretId: NAME } }),
    { kind: 'hint', hint: { ...CURRENT_MOVED, secret: NAME } },
  ],
  [
    'PutSecretValue by an ARN without its suffix',
    cloudTrail('PutSecretValue', { requestParameters: { ...ASKED, secretId: SHORT_ARN }, responseElements: null }),
    { kind: 'hint', hint: { ...CURRENT_MOVED, secret: SHORT_ARN } },
  ],
  [
    'PutSecretValue that stages AWSPENDING alone',
    cloudTrail('PutSecretValue', { requestParameters: { ...ASKED, versionStages: ['AWSPENDING'] } }),
    { kind: 'hint', hint: { ...CURRENT_MOVED, label: 'AWSPENDING' } },
  ],
  [
    'UpdateSecret: values are redacted, so it may be the description',
    cloudTrail('UpdateSecret', { requestParameters: ASKED, responseElements: { arn: ARN } }),
    { kind: 'hint', hint: { ...HERE, secret: ARN } },
  ],
  [
    'UpdateSecretVersionStage',
    cloudTrail('UpdateSecretVersionStage', {
      requestParameters: { secretId: ARN, versionStage: 'AWSCURRENT', moveToVersionId: VERSION },
    }),
    { kind: 'hint', hint: CURRENT_MOVED },
  ],
  [
    'RotationSucceeded',
    ofService('RotationSucceeded'),
    { kind: 'hint', hint: { ...HERE, secret: ARN, label: 'AWSCURRENT' } },
  ],
  [
    'RotationSucceeded with serviceEventDetails',
    cloudTrail('RotationSucceeded', { serviceEventDetails: { secretId: ARN } }, 'AWS Service Event via CloudTrail'),
    { kind: 'hint', hint: { ...HERE, secret: ARN, label: 'AWSCURRENT' } },
  ],
  [
    'RotationSucceeded, wrapped by SNS',
    wrapped(ofService('RotationSucceeded')),
    { kind: 'hint', hint: { ...HERE, secret: ARN, label: 'AWSCURRENT' } },
  ],
  [
    'RotationStarted',
    ofService('RotationStarted'),
    { kind: 'notice', notice: { ...HERE, secret: ARN, news: 'rotation started' } },
  ],
  [
    'RotationFailed',
    ofService('RotationFailed'),
    { kind: 'notice', notice: { ...HERE, secret: ARN, news: 'rotation failed' } },
  ],
  [
    'RotationAbandoned',
    ofService('RotationAbandoned'),
    { kind: 'notice', notice: { ...HERE, secret: ARN, news: 'rotation abandoned' } },
  ],
  [
    'EndSecretVersionDelete',
    ofService('EndSecretVersionDelete'),
    { kind: 'notice', notice: { ...HERE, secret: ARN, news: 'old version deleted' } },
  ],
  ...(
    [
      ['RotateSecret', 'rotation started'],
      ['CancelRotateSecret', 'rotation cancelled'],
      ['DeleteSecret', 'deleted'],
      ['RestoreSecret', 'restored'],
    ] as const
  ).map(
    ([name, news]) =>
      [
        name,
        cloudTrail(name, { requestParameters: { secretId: ARN }, responseElements: { arn: ARN } }),
        { kind: 'notice', notice: { ...HERE, secret: ARN, news } },
      ] as const,
  ),
  [
    'our input transformer',
    {
      keyturn: 1,
      secret: ARN,
      region: 'eu-west-1',
      account: '123456789012',
      label: 'AWSCURRENT',
      versionId: VERSION,
      at: TIME,
    },
    { kind: 'hint', hint: CURRENT_MOVED },
  ],
  [
    "somebody's input transformer",
    { secretArn: ARN },
    { kind: 'hint', hint: { secret: ARN, region: 'eu-west-1', account: '123456789012' } },
  ],
  [
    'the message of `channel test`',
    { source: 'keyturn.test', 'detail-type': 'Keyturn Channel Test', detail: { id: 'a1' } },
    { kind: 'marked', id: 'a1' },
  ],
  [
    'the message of `channel test`, wrapped by SNS',
    wrapped({ source: 'keyturn.test', 'detail-type': 'Keyturn Channel Test', detail: { id: 'a1' } }),
    { kind: 'marked', id: 'a1' },
  ],
];
