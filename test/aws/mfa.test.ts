import { expect, onTestFinished, test, vi } from 'vitest';
import { aHome, aRef, aServer, aSource, aStandIn, problemOfCall, SIGNAL } from './aws-home.ts';

const CONFIG = `[profile base]
aws_access_key_id = AKIABASE
aws_secret_access_key = x
[profile app]
role_arn = arn:aws:iam::123456789012:role/app
source_profile = base
mfa_serial = arn:aws:iam::123456789012:mfa/me
`;

/** AssumeRole, which takes each code once (AWS STS API reference). */
async function anSts() {
  const taken: string[] = [];
  const url = await aServer((request, response) => {
    let text = '';
    request.on('data', (piece) => {
      text += piece;
    });
    request.on('end', () => {
      const code = new URLSearchParams(text).get('TokenCode') ?? '';
      const isGood = /^\d{5}1$/.test(code) && !taken.includes(code);
      taken.push(code);
      const message = 'MultiFactorAuthentication failed with invalid MFA one time pass code.';
      const error = `<ErrorResponse><Error><Code>AccessDenied</Code><Message>${message}</Message></Error></ErrorResponse>`;
      const expiration = new Date(Date.now() + 3_600_000).toISOString();
      const keys = `<AccessKeyId>ASIAMFA</AccessKeyId><SecretAccessKey>y</SecretAccessKey><SessionToken>z</SessionToken>`;
      const result = `<Credentials>${keys}<Expiration>${expiration}</Expiration></Credentials>`;
      response.writeHead(isGood ? 200 : 403, { 'content-type': 'text/xml' });
      const answer = `<AssumeRoleResponse><AssumeRoleResult>${result}</AssumeRoleResult></AssumeRoleResponse>`;
      response.end(isGood ? answer : error);
    });
  });
  return { url, taken };
}

async function aWorld() {
  const [standIn, sts] = [await aStandIn(), await anSts()];
  const { home, config } = aHome({ AWS_ENDPOINT_URL: standIn.url, AWS_ENDPOINT_URL_STS: sts.url });
  config(CONFIG);
  const source = aSource(home);
  const describe = () => source.describe(aRef({ profile: 'app' }), SIGNAL);
  return { standIn, source, taken: sts.taken, describe };
}

test('a code is asked for once: credentials stay until they expire, and those who waited hear of it', async () => {
  const { source, standIn, taken, describe } = await aWorld();
  let told = 0;
  const tell = (): void => {
    told += 1;
  };
  source.onLogin(tell, () => true);
  expect((await problemOfCall(describe())).code).toBe('mfa-required');
  await source.answerCode({ profile: 'app', code: '000001' }, SIGNAL);
  await describe();
  await source.describe(aRef({ profile: 'app', region: 'us-east-2', secret: 'x' }), SIGNAL).catch(() => undefined);
  expect([told, taken, standIn.calls.count({ accessKey: 'ASIAMFA' })]).toEqual([1, ['000001'], 2]);
});

test('a code is used once: credentials that are about to expire ask for the next', async () => {
  const { source, taken, describe } = await aWorld();
  await source.answerCode({ profile: 'app', code: '000001' }, SIGNAL);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_590_000 });
  onTestFinished(() => void vi.useRealTimers());
  expect((await problemOfCall(describe())).code).toBe('mfa-required');
  expect(taken).toEqual(['000001']);
});

test('a wrong code says so, and the next one counts', async () => {
  const { source, describe } = await aWorld();
  const problem = await problemOfCall(source.answerCode({ profile: 'app', code: '000000' }, SIGNAL));
  expect(problem.message).toBe('AWS refuses the MFA code for the profile app.');
  await source.answerCode({ profile: 'app', code: '000011' }, SIGNAL);
  expect((await describe()).region).toBe('eu-west-1');
});

test('a code for a profile that needs none changes nothing', async () => {
  const { source, taken } = await aWorld();
  await source.answerCode({ profile: 'base', code: '000001' }, SIGNAL);
  expect(taken).toEqual([]);
});
