import { expect, test } from 'vitest';
import { judgePolicy, sourcesIn } from '../../../main/channels/set-up/hops/policy.ts';

const RULE = 'arn:aws:events:eu-west-1:123456789012:rule/keyturn-me';
const WISH = { principal: 'events.amazonaws.com', action: 'sqs:SendMessage', source: RULE, account: '123456789012' };
const ALLOW = {
  Effect: 'Allow',
  Principal: { Service: 'events.amazonaws.com' },
  Action: 'sqs:SendMessage',
  Resource: '*',
};
const OF_RULE = { ArnEquals: { 'aws:SourceArn': RULE } };

function judge(...statements: object[]): string {
  return judgePolicy(JSON.stringify({ Version: '2012-10-17', Statement: statements }), WISH);
}

test.each([
  ['the service', ALLOW],
  ['on behalf of the rule', { ...ALLOW, Condition: OF_RULE }],
  ['any rule of that name', { ...ALLOW, Condition: { ArnLike: { 'AWS:SourceArn': `${RULE.slice(0, -2)}*` } } }],
  ['one of several', { ...ALLOW, Condition: { ArnEquals: { 'aws:SourceArn': ['arn:other', RULE] } } }],
  ['in another spelling', { ...ALLOW, Action: ['SQS:Send*'] }],
  ['everybody', { ...ALLOW, Principal: '*' }],
  ['everybody, by the long way', { ...ALLOW, Principal: { AWS: '*' } }],
  ['its account', { ...ALLOW, Condition: { StringEquals: { 'aws:SourceAccount': '123456789012' } } }],
])('is allowed: %s', (_, statement) => {
  expect(judge(statement)).toBe('allowed');
});

test.each([
  ['another service', { ...ALLOW, Principal: { Service: 'sns.amazonaws.com' } }],
  ['another action', { ...ALLOW, Action: 'sqs:ReceiveMessage' }],
  ['another rule', { ...ALLOW, Condition: { ArnEquals: { 'aws:SourceArn': `${RULE}-other` } } }],
  [
    'a dot that is meant as one',
    { ...ALLOW, Condition: { ArnLike: { 'aws:SourceArn': RULE.replace('keyturn-me', '.*') } } },
  ],
  ['another account', { ...ALLOW, Condition: { StringEquals: { 'aws:SourceAccount': '210987654321' } } }],
  ['an account, no service', { ...ALLOW, Principal: { AWS: 'arn:aws:iam::123456789012:root' } }],
])('is not allowed: %s', (_, statement) => {
  expect(judge(statement)).toBe('not allowed');
});

test('a refusal counts more than an allowance, unless it is about others', () => {
  const deny = { ...ALLOW, Effect: 'Deny', Principal: '*' };
  expect([
    judge(ALLOW, deny),
    judge(ALLOW, { ...deny, Action: 'sqs:*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
    judge(ALLOW, { ...deny, Condition: { StringNotEquals: { 'aws:PrincipalOrgID': 'o-1' } } }),
  ]).toEqual(['not allowed', 'allowed', 'unclear']);
});

test('what cannot be known is said to be unclear', () => {
  expect(judge({ ...ALLOW, Condition: { StringEquals: { 'aws:SourceOrgID': 'o-1' } } })).toBe('unclear');
});

test('no policy, and what is none, allows nothing', () => {
  expect([
    judgePolicy(undefined, WISH),
    judgePolicy('{', WISH),
    judgePolicy('{}', WISH),
    judgePolicy('null', WISH),
  ]).toEqual(new Array(4).fill('not allowed'));
});

test('the standing policy of a topic lets no service publish', () => {
  const standing = { Effect: 'Allow', Principal: { AWS: '*' }, Action: ['SNS:Publish'], Resource: 'arn' };
  const Condition = { StringEquals: { 'AWS:SourceOwner': '123456789012' } };
  const policy = JSON.stringify({ Statement: [{ ...standing, Condition }] });
  expect(judgePolicy(policy, { ...WISH, action: 'sns:Publish' })).toBe('not allowed');
});

test('on whose behalf somebody may send is found wherever it stands', () => {
  const policy = JSON.stringify({
    Statement: { ...ALLOW, Condition: { ArnEquals: { 'AWS:sourceArn': [RULE, 'arn:b'] } } },
  });
  expect([sourcesIn(policy), sourcesIn(undefined)]).toEqual([[RULE, 'arn:b'], []]);
});
