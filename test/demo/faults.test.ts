import { expect, test } from 'vitest';
import type { Fault } from '../../main/demo/aws/faults.ts';
import { ALICE, BOB, failureOf, secretsOf, signedFetch, standIn } from './stand-in-clients.ts';

const READ = { target: 'secretsmanager.GetSecretValue', input: { SecretId: 'dev/db' } };

async function withSecret() {
  const aws = await standIn();
  aws.secrets.put('dev/db', 'one');
  return aws;
}

type Answered = readonly [kind: Extract<Fault['kind'], string>, name: string, status: number];

test.each<Answered>([
  ['throttle', 'ThrottlingException', 400],
  ['internal error', 'InternalServiceError', 500],
  ['unavailable', 'ServiceUnavailableException', 503],
  ['expired token', 'ExpiredTokenException', 400],
  ['invalid signature', 'InvalidSignatureException', 400],
  ['unrecognized client', 'UnrecognizedClientException', 400],
  ['access denied', 'AccessDeniedException', 400],
  ['kms denied', 'AccessDeniedException', 400],
  ['decryption failure', 'DecryptionFailure', 400],
])('%s reaches the SDK as %s', async (kind, name, status) => {
  const aws = await withSecret();
  const fault = { kind } as Fault;
  aws.faults.add(fault);
  const [seenName, , seenStatus] = await failureOf(secretsOf(aws).getSecretValue({ SecretId: 'dev/db' }));
  expect([seenName, seenStatus]).toEqual([name, status]);
});

test('a denial names principal, action and resource', async () => {
  const aws = await withSecret();
  aws.faults.add({ kind: 'access denied' });
  const [, message] = await failureOf(secretsOf(aws).getSecretValue({ SecretId: 'dev/db' }));
  expect(message).toBe(
    `User: arn:aws:iam::123456789012:user/${ALICE.toLowerCase()} is not authorized to perform: secretsmanager:GetSecretValue on resource: dev/db because no identity-based policy allows the secretsmanager:GetSecretValue action`,
  );
});

test('a fault hits only what its scope names', async () => {
  const aws = await withSecret();
  aws.secrets.put('dev/other', 'two');
  aws.faults.add({ kind: 'throttle' }, { api: 'GetSecretValue', secret: 'dev/db', accessKey: BOB });
  const alice = secretsOf(aws);
  const bob = secretsOf(aws, { accessKey: BOB });
  const outcomes = await Promise.all([
    failureOf(alice.getSecretValue({ SecretId: 'dev/db' })),
    failureOf(bob.describeSecret({ SecretId: 'dev/db' })),
    failureOf(bob.getSecretValue({ SecretId: 'dev/other' })),
    failureOf(bob.getSecretValue({ SecretId: 'dev/db' })),
    failureOf(bob.getSecretValue({ SecretId: aws.secrets.arn('dev/db') })),
  ]);
  expect(outcomes.map(([name]) => name)).toEqual([
    'no failure',
    'no failure',
    'no failure',
    'ThrottlingException',
    'ThrottlingException',
  ]);
});

test('a fault for two calls is gone with the third, and a removed one at once', async () => {
  const aws = await withSecret();
  const client = secretsOf(aws);
  const read = async () => (await failureOf(client.getSecretValue({ SecretId: 'dev/db' })))[0];
  aws.faults.add({ kind: 'throttle' }, { calls: 2 });
  expect([await read(), await read(), await read()]).toEqual([
    'ThrottlingException',
    'ThrottlingException',
    'no failure',
  ]);
  const remove = aws.faults.add({ kind: 'throttle' });
  expect(await read()).toBe('ThrottlingException');
  remove();
  expect(await read()).toBe('no failure');
});

test('a hanging call gets no answer until the caller leaves', async () => {
  const aws = await withSecret();
  aws.faults.add({ kind: 'hang' });
  const controller = new AbortController();
  const call = signedFetch(aws, { ...READ, signal: controller.signal });
  await expect.poll(() => aws.calls.count()).toBe(1);
  controller.abort();
  await expect(call).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
});

test('a reset connection fails in the network', async () => {
  const aws = await withSecret();
  aws.faults.add({ kind: 'reset' });
  expect((await failureOf(secretsOf(aws).getSecretValue({ SecretId: 'dev/db' })))[1]).toContain('ECONNRESET');
});

test('a truncated body ends before its length', async () => {
  const aws = await withSecret();
  aws.faults.add({ kind: 'truncated body' });
  const answer = await signedFetch(aws, READ);
  expect(answer.status).toBe(200);
  await expect(answer.text()).rejects.toThrow();
});

test('a slow drip arrives whole', async () => {
  const aws = await withSecret();
  aws.faults.add({ kind: 'slow drip', everyMs: 1 });
  expect((await secretsOf(aws).getSecretValue({ SecretId: 'dev/db' })).SecretString).toBe('one');
});

test('a captive portal answers 200 with a page', async () => {
  const aws = await withSecret();
  aws.faults.add({ kind: 'captive portal' });
  const answer = await signedFetch(aws, READ);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  expect((await failureOf(secretsOf(aws).getSecretValue({ SecretId: 'dev/db' })))[0]).not.toBe('no failure');
});

test('a put that is cut off changes nothing', async () => {
  const aws = await withSecret();
  const before = aws.secrets.versionId('dev/db');
  aws.faults.add({ kind: 'reset' });
  await failureOf(secretsOf(aws).putSecretValue({ SecretId: 'dev/db', SecretString: 'two' }));
  expect(aws.secrets.versionId('dev/db')).toBe(before);
});

test.each([20, -20])('with clocks %i minutes apart the SDK learns the time from the refusal', async (minutes) => {
  const aws = await withSecret();
  aws.faults.add({ kind: 'clock skew', aheadMs: minutes * 60_000 });
  const once = secretsOf(aws);
  expect((await failureOf(once.getSecretValue({ SecretId: 'dev/db' })))[0]).toBe('InvalidSignatureException');
  const patient = secretsOf(aws, { maxAttempts: 2 });
  expect((await patient.getSecretValue({ SecretId: 'dev/db' })).SecretString).toBe('one');
});
