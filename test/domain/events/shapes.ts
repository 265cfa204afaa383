export const NAME = 'dev/shop/database';
export const ARN = `arn:aws:secretsmanager:eu-west-1:123456789012:secret:${NAME}-a1B2c3`;
export const SHORT_ARN = ARN.slice(0, -7);
export const VERSION = '4d38c0de-0000-4000-8000-000000000001';
const AT = Date.UTC(2026, 10, 28, 9, 30, 15);
export const TIME = '2026-11-28T09:30:15Z';
export const HERE = { region: 'eu-west-1', account: '123456789012', at: AT };

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

export function ofService(eventName: string) {
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

export const ASKED = { secretId: ARN, clientRequestToken: VERSION };
