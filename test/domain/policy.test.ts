import { describe, expect, test } from 'vitest';
import { type PolicyWish, policyDocument, purposesOf, queueArnOf, secretArn } from '../../main/domain/policy.ts';
import { relayPurposes, setUpPurposes } from '../../main/domain/policy-set-up.ts';
import { check, isCheckerSkipped } from '../support/checker.ts';

const ACCOUNT = '123456789012';
const WISH: PolicyWish = {
  secrets: [
    { secret: 'dev/shop/database', label: 'AWSCURRENT', region: 'eu-west-1' },
    { secret: 'dev/shop/stripe', label: 'AWSCURRENT', region: 'eu-west-1' },
    { secret: 'dev/shop/stripe', label: 'stable', region: 'eu-west-1' },
  ],
  queueArns: [`arn:aws:sqs:eu-west-1:${ACCOUNT}:keyturn-mia`],
  kmsKeys: [`arn:aws:kms:eu-west-1:${ACCOUNT}:key/1234abcd-12ab-34cd-56ef-1234567890ab`],
  account: ACCOUNT,
};

function statements(wish: PolicyWish) {
  return Object.fromEntries(purposesOf(wish).map(({ statement }) => [statement.Sid, statement]));
}

test('one statement for each purpose, and exactly these secrets, labels and queues', () => {
  const secret = `arn:aws:secretsmanager:eu-west-1:${ACCOUNT}:secret:dev/shop`;
  const found = statements(WISH);
  expect(Object.keys(found)).toEqual(['Detect', 'Read', 'Read2', 'Decrypt', 'Queue']);
  expect(found.Detect?.Resource).toEqual([`${secret}/database-??????`, `${secret}/stripe-??????`]);
  expect(found.Read2).toEqual({
    Sid: 'Read2',
    Effect: 'Allow',
    Action: ['secretsmanager:GetSecretValue'],
    Resource: [`${secret}/stripe-??????`],
    Condition: {
      'ForAnyValue:StringEquals': { 'secretsmanager:VersionStage': ['AWSCURRENT', 'AWSPREVIOUS', 'stable'] },
    },
  });
  expect(found.Decrypt?.Condition).toEqual({
    StringEquals: { 'kms:ViaService': 'secretsmanager.eu-west-1.amazonaws.com' },
  });
});

test('the label is no condition of DescribeSecret, which would be denied by it', () => {
  expect(statements(WISH).Detect?.Condition).toBeUndefined();
});

test('without channels and keys there is no statement about them', () => {
  expect(Object.keys(statements({ ...WISH, queueArns: [], kmsKeys: [] }))).toEqual(['Detect', 'Read', 'Read2']);
  expect(purposesOf({ secrets: [], queueArns: [], kmsKeys: [] })).toEqual([]);
});

test('a name, an ARN and an ARN without its suffix are pinned to one secret', () => {
  const arn = `arn:aws:secretsmanager:us-east-1:${ACCOUNT}:secret:db`;
  const of = (secret: string, region?: string): string => secretArn({ secret, label: '', ...(region && { region }) });
  expect([of('db', 'cn-north-1'), of(`${arn}-a1B2c3`), of(arn), of('db')]).toEqual([
    'arn:aws-cn:secretsmanager:cn-north-1:*:secret:db-??????',
    `${arn}-a1B2c3`,
    `${arn}-??????`,
    'arn:aws:secretsmanager:*:*:secret:db-??????',
  ]);
});

test('the ARN of a queue follows from its URL; what is no such URL has none', () => {
  expect(queueArnOf(`https://sqs.eu-west-1.amazonaws.com/${ACCOUNT}/mia.fifo`, 'eu-west-1')).toBe(
    `arn:aws:sqs:eu-west-1:${ACCOUNT}:mia.fifo`,
  );
  expect([queueArnOf('mia', 'eu-west-1'), queueArnOf('https://example.com/mia', 'eu-west-1')]).toEqual([
    undefined,
    undefined,
  ]);
});

describe.skipIf(isCheckerSkipped('parliament'))('parliament, which knows every action and condition of IAM', () => {
  const judge = (purposes: ReturnType<typeof purposesOf>) =>
    check('parliament', JSON.stringify(policyDocument(purposes)));

  test('finds nothing to say about the policy of watches and channels', () => {
    expect(judge(purposesOf(WISH))).toEqual({ code: 0, text: '' });
  });

  test('finds nothing to say about the policy of setting up', () => {
    const place = { region: 'eu-west-1', account: ACCOUNT };
    expect([judge(setUpPurposes(place)), judge(relayPurposes(place))]).toEqual(Array(2).fill({ code: 0, text: '' }));
  });

  test('would say that an action does not exist, or does not fit its resource', () => {
    const [first] = purposesOf(WISH);
    if (!first) throw new Error('no statement');
    const broken = (change: object) => judge([{ why: '', statement: { ...first.statement, ...change } }]).text;
    expect(broken({ Action: ['secretsmanager:ReadSecret'] })).toContain('Unknown action');
    expect(broken({ Action: ['secretsmanager:ListSecrets'] })).toContain('o resources match');
  });
});
