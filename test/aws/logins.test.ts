import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aHome, aRef, aServer, aSource, aStandIn, awsError, codeOf, problemOfCall, SIGNAL } from './aws-home.ts';

const CANARY = 'CANARY-credential-77aa';

/** The SSO portal's one call that matters (AWS IAM Identity Center portal API, GetRoleCredentials). */
function anSsoPortal() {
  const expiration = Date.now() + 3_600_000;
  const roleCredentials = { accessKeyId: 'ASIASSO', secretAccessKey: 'x', sessionToken: 'y', expiration };
  return aServer((_request, response) => response.end(JSON.stringify({ roleCredentials })));
}

const SSO = `[profile sso]
sso_session = corp
sso_account_id = 123456789012
sso_role_name = dev
[sso-session corp]
sso_start_url = https://corp.test/start
sso_region = eu-west-1
`;

function ssoToken(expiresAt: number): string {
  return JSON.stringify({ accessToken: CANARY, expiresAt: new Date(expiresAt).toISOString() });
}

const SSO_CACHE = join('.aws', 'sso', 'cache', `${createHash('sha1').update('corp').digest('hex')}.json`);

test('an expired SSO login names its command, and a fresh token is used at once', async () => {
  const standIn = await aStandIn();
  const { home, config, write } = aHome({ AWS_ENDPOINT_URL_SSO: await anSsoPortal(), AWS_ENDPOINT_URL: standIn.url });
  config(SSO);
  write(SSO_CACHE, ssoToken(Date.now() - 1000));
  const source = aSource(home);
  expect(await problemOfCall(source.describe(aRef({ profile: 'sso' }), SIGNAL))).toEqual({
    code: 'login-expired',
    message: 'The login of the profile sso has expired.',
    cure: 'Run `aws sso login --profile sso`.',
  });
  write(SSO_CACHE, ssoToken(Date.now() + 3_600_000));
  await source.describe(aRef({ profile: 'sso' }), SIGNAL);
  expect(standIn.calls.count({ accessKey: 'ASIASSO' })).toBe(1);
});

test('an SSO session that was revoked asks for a login, a missing assignment does not', async () => {
  const answers = [
    awsError('UnauthorizedException', 'Session token not found or invalid', 401),
    awsError('ForbiddenException', 'No access', 403),
  ];
  const codes = [];
  for (const answer of answers) {
    const { home, config, write } = aHome({ AWS_ENDPOINT_URL_SSO: await aServer(answer) });
    config(SSO);
    write(SSO_CACHE, ssoToken(Date.now() + 3_600_000));
    codes.push(await codeOf(aSource(home).describe(aRef({ profile: 'sso' }), SIGNAL)));
  }
  expect(codes).toEqual(['login-expired', 'access-denied']);
});

test('a role whose source is SSO sends to the login of the source', async () => {
  const { home, config } = aHome();
  config(`${SSO}[profile app]\nrole_arn = arn:aws:iam::123456789012:role/app\nsource_profile = sso\n`);
  const problem = await problemOfCall(aSource(home).describe(aRef({ profile: 'app' }), SIGNAL));
  expect([problem.code, problem.cure]).toEqual(['login-expired', 'Run `aws sso login --profile sso`.']);
});

test('a login_session without a token sends to aws login', async () => {
  const { home, config } = aHome();
  config('[profile me]\nlogin_session = arn:aws:iam::123456789012:user/me\n');
  const problem = await problemOfCall(aSource(home).describe(aRef({ profile: 'me' }), SIGNAL));
  expect([problem.code, problem.cure]).toEqual(['login-expired', 'Run `aws login --profile me`.']);
});
