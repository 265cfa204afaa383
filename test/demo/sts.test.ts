import { expect, test } from 'vitest';
import { accessKeyOf } from '../../main/demo/aws/sts.ts';
import { ALICE, failureOf, secretsOf, standIn, stsOf } from './stand-in-clients.ts';

const ROLE = 'arn:aws:iam::123456789012:role/team/deployer';

test('an access key is a user of the one account', async () => {
  const aws = await standIn();
  const { Account, Arn, UserId } = await stsOf(aws).getCallerIdentity({});
  expect([Account, Arn, UserId]).toEqual([
    '123456789012',
    `arn:aws:iam::123456789012:user/${ALICE.toLowerCase()}`,
    ALICE,
  ]);
});

test('an assumed role has keys of its own, and its session for a name', async () => {
  const aws = await standIn();
  const { Credentials } = await stsOf(aws).assumeRole({ RoleArn: ROLE, RoleSessionName: 'laptop' });
  expect(Credentials?.AccessKeyId).toBe(accessKeyOf('deployer'));
  const accessKey = Credentials?.AccessKeyId ?? '';
  const principal = 'arn:aws:sts::123456789012:assumed-role/deployer/laptop';
  expect((await stsOf(aws, { accessKey }).getCallerIdentity({})).Arn).toBe(principal);
  aws.faults.add({ kind: 'access denied' }, { api: 'ListSecrets' });
  expect((await failureOf(secretsOf(aws, { accessKey }).listSecrets({})))[1]).toContain(`User: ${principal} is not`);
});

test('a role fails by its name', async () => {
  const aws = await standIn();
  aws.faults.add({ kind: 'access denied' }, { api: 'AssumeRole', secret: 'deployer' });
  const [name, , status] = await failureOf(stsOf(aws).assumeRole({ RoleArn: ROLE, RoleSessionName: 'laptop' }));
  expect([name, status]).toEqual(['AccessDenied', 403]);
  const other = ROLE.replace('deployer', 'reader');
  expect(await failureOf(stsOf(aws).assumeRole({ RoleArn: other, RoleSessionName: 'laptop' }))).toEqual(['no failure']);
});

test('refusals have the names of the Query protocol', async () => {
  const aws = await standIn();
  aws.faults.add({ kind: 'expired token' }, { calls: 1 });
  const [name, message, status] = await failureOf(stsOf(aws).getCallerIdentity({}));
  expect([name, message, status]).toEqual([
    'ExpiredToken',
    'The security token included in the request is expired',
    403,
  ]);
  const unsigned = await fetch(aws.url, { method: 'POST', body: 'Action=GetCallerIdentity&Version=2011-06-15' });
  expect([unsigned.status, (await unsigned.text()).includes('<Code>MissingAuthenticationToken</Code>')]).toEqual([
    403,
    true,
  ]);
});
