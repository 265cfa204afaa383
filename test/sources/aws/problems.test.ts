import { expect, test } from 'vitest';
import { accessOf } from '../../../main/aws/access.ts';
import type { CallContext } from '../../../main/aws/context.ts';
import { ProblemError } from '../../../main/domain/problem.ts';
import { problemOf } from '../../../main/sources/aws/problems.ts';
import { aHome, aRef, aServer, aSource, awsError, codeOf, KEYS, problemOfCall, SIGNAL } from '../../aws/aws-home.ts';

const CANARY = 'CANARY-9f31';

const ROWS: readonly [error: string, message: string, status: number, code: string][] = [
  ['ThrottlingException', 'Rate exceeded', 400, 'throttled'],
  ['TooManyRequestsException', 'Slow down', 429, 'throttled'],
  ['RequestLimitExceeded', 'Request limit exceeded.', 400, 'throttled'],
  ['SomethingNew', 'Too many', 429, 'throttled'],
  ['InternalServiceError', 'An error occurred on the server side.', 500, 'aws-trouble'],
  ['ServiceUnavailableException', '', 503, 'aws-trouble'],
  ['SomethingNew', '', 502, 'aws-trouble'],
  ['ResourceNotFoundException', "Secrets Manager can't find the specified secret.", 400, 'secret-missing'],
  [
    'ResourceNotFoundException',
    "Secrets Manager can't find the specified secret value for staging label: AWSPENDING",
    400,
    'label-missing',
  ],
  [
    'InvalidRequestException',
    "You can't perform this operation on the secret because it was marked for deletion.",
    400,
    'secret-deleted',
  ],
  ['InvalidRequestException', 'The secret is managed by another service.', 400, 'secret-managed'],
  ['InvalidRequestException', 'You provided a bad thing.', 400, 'request-invalid'],
  ['InvalidParameterException', 'Invalid name.', 400, 'request-invalid'],
  ['ValidationException', '1 validation error detected', 400, 'request-invalid'],
  ['DecryptionFailure', "Secrets Manager can't decrypt the protected secret text", 400, 'decryption-failed'],
  ['AccessDeniedException', 'Access to KMS is not allowed', 400, 'kms-denied'],
  [
    'AccessDeniedException',
    'User: x is not authorized to perform: secretsmanager:GetSecretValue on resource: y',
    400,
    'access-denied',
  ],
  ['ExpiredTokenException', 'The security token included in the request is expired', 400, 'token-expired'],
  ['ExpiredToken', 'The provided token has expired.', 400, 'token-expired'],
  ['RequestExpired', 'Request has expired.', 400, 'clock-skew'],
  ['InvalidSignatureException', 'Signature expired: 20260101T000000Z is now earlier than', 400, 'clock-skew'],
  ['InvalidSignatureException', 'The request signature we calculated does not match', 400, 'credentials-invalid'],
  ['UnrecognizedClientException', 'The security token included in the request is invalid.', 400, 'credentials-invalid'],
  ['InvalidClientTokenId', 'The security token included in the request is invalid.', 403, 'credentials-invalid'],
  ['OptInRequired', 'You are not subscribed to this service', 400, 'access-denied'],
  ['BrandNewException', 'Whatever', 400, 'unknown'],
];

test.each(ROWS)('%s "%s" (HTTP %i) is the problem %s', async (name, message, status, code) => {
  const url = await aServer(awsError(name, `${message} ${CANARY}`, status));
  const { home } = aHome({ ...KEYS, AWS_ENDPOINT_URL: url, AWS_MAX_ATTEMPTS: '1' });
  const source = aSource(home);
  const first = await problemOfCall(source.fetch(aRef(), SIGNAL));
  const second = await problemOfCall(source.fetch(aRef(), SIGNAL));
  expect(first.code).toBe(code);
  expect(second).toEqual(first);
  expect(JSON.stringify(first)).not.toContain(CANARY);
});

test('a denied action is named, with its cure', async () => {
  const text =
    'User: a is not authorized to perform: secretsmanager:DescribeSecret on resource: b because no policy allows it';
  const url = await aServer(awsError('AccessDeniedException', text));
  const { home } = aHome({ ...KEYS, AWS_ENDPOINT_URL: url });
  expect(await problemOfCall(aSource(home).describe(aRef(), SIGNAL))).toEqual({
    code: 'access-denied',
    message: 'IAM denies `secretsmanager:DescribeSecret` on dev/db to the keys in the environment.',
    cure: 'Ask for `secretsmanager:DescribeSecret` on this secret; `keyturn policy` prints the policy these watches need.',
  });
});

test('a port that nobody listens on is unreachable', async () => {
  const { home } = aHome({ ...KEYS, AWS_ENDPOINT_URL: 'http://127.0.0.1:9', AWS_MAX_ATTEMPTS: '1' });
  expect(await codeOf(aSource(home).describe(aRef(), SIGNAL))).toBe('unreachable');
});

test('the login page of a network is told as such, and its words stay out', async () => {
  const url = await aServer((_request, response) => response.end(`<html>${CANARY}</html>`));
  const { home } = aHome({ ...KEYS, AWS_ENDPOINT_URL: url, AWS_MAX_ATTEMPTS: '1' });
  const problem = await problemOfCall(aSource(home).fetch(aRef(), SIGNAL));
  expect([problem.code, problem.message]).toEqual(['unreachable', expect.stringContaining('in place of AWS')]);
  expect(JSON.stringify(problem)).not.toContain(CANARY);
});

test('an answer cut in the middle of a value shows no byte of it', async () => {
  const url = await aServer((_request, response) => response.end(`{"SecretString":"${CANARY}`));
  const { home } = aHome({ ...KEYS, AWS_ENDPOINT_URL: url, AWS_MAX_ATTEMPTS: '1' });
  const problem = await problemOfCall(aSource(home).fetch(aRef(), SIGNAL));
  expect(JSON.stringify(problem)).not.toContain(CANARY);
});

/** Broken on purpose: passes AWS's own sentence on. */
function leakyProblemOf(error: unknown, _context: CallContext): { readonly message: string } {
  return { message: error instanceof Error ? error.message : '' };
}

test('the canary check catches a variant that passes messages on', async () => {
  const { home } = aHome(KEYS);
  const access = await accessOf(aRef(), { environment: process.env, homeDirectory: home });
  const context: CallContext = { access, secret: 'dev/db', label: 'AWSCURRENT', api: 'GetSecretValue' };
  const quoting = new SyntaxError(`Unexpected token in ${CANARY}`);
  const isClean = (problem: unknown): boolean => !JSON.stringify(problem).includes(CANARY);
  expect([isClean(problemOf(quoting, context)), isClean(leakyProblemOf(quoting, context))]).toEqual([true, false]);
});

test('a problem that was classified already passes unchanged', async () => {
  const { home } = aHome(KEYS);
  const access = await accessOf(aRef(), { environment: process.env, homeDirectory: home });
  const problem = { code: 'mfa-required', message: 'a', cure: 'b' } as const;
  const context: CallContext = { access, secret: 'dev/db', label: 'AWSCURRENT', api: 'GetSecretValue' };
  expect(problemOf(new ProblemError(problem), context)).toEqual(problem);
});
