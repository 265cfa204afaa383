import type { EventReading } from '../../../main/domain/hint.ts';
import { ARN, ASKED, cloudTrail, HERE, NAME, NATIVE, ofService, SHORT_ARN, TIME, VERSION, wrapped } from './shapes.ts';

const CURRENT_MOVED = { ...HERE, secret: ARN, label: 'AWSCURRENT', versionId: VERSION };
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
