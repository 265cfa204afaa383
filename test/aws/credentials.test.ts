import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aHome, aRef, aSource, aStandIn, codeOf, KEYS, problemOfCall, SIGNAL } from './aws-home.ts';

const CANARY = 'CANARY-credential-77aa';
const NODE = JSON.stringify(process.execPath);

function keys(accessKey: string): string {
  return `aws_access_key_id = ${accessKey}\naws_secret_access_key = ${CANARY}\n`;
}

test('a credential_process gives the credentials, asked once', async () => {
  const standIn = await aStandIn();
  const { home, config, write } = aHome({ AWS_ENDPOINT_URL: standIn.url });
  const log = join(home, 'log');
  const output = { Version: 1, AccessKeyId: 'AKIAPROCESS', SecretAccessKey: 'x' };
  const script = write(
    'print.mjs',
    `import fs from 'node:fs'; fs.appendFileSync(${JSON.stringify(log)}, 'x'); console.log(${JSON.stringify(JSON.stringify(output))});`,
  );
  config(`[profile p]\ncredential_process = ${NODE} ${script}\n`);
  const source = aSource(home);
  await Promise.all([1, 2, 3].map(() => source.describe(aRef({ profile: 'p' }), SIGNAL)));
  expect([standIn.calls.count({ accessKey: 'AKIAPROCESS' }), readFileSync(log, 'utf8')]).toEqual([3, 'x']);
});

test.each([
  ['fails', `process.stderr.write('${CANARY}'); process.exit(3)`, 'fails|failed'],
  ['prints garbage', `console.log('${CANARY}')`, 'returns no credentials in the agreed format'],
  [
    'prints half of it',
    `console.log('{"Version":1,"AccessKeyId":"${CANARY}"}')`,
    'returns no credentials in the agreed format',
  ],
])('a credential_process that %s is named without its words and arguments', async (_name, code, words) => {
  const { home, config, write } = aHome();
  config(`[profile p]\ncredential_process = ${NODE} ${write('run.mjs', code)} --token ${CANARY}\n`);
  const problem = await problemOfCall(aSource(home).describe(aRef({ profile: 'p' }), SIGNAL));
  expect([problem.code, problem.message]).toEqual(['credential-process-failed', expect.stringMatching(words)]);
  expect(JSON.stringify(problem)).not.toContain(CANARY);
});

test('a role chain goes to the STS of its own profile', async () => {
  const [standIn, wrong] = [await aStandIn(), await aStandIn()];
  const { home, config } = aHome({ AWS_PROFILE: 'other' });
  config(`[profile other]
endpoint_url = ${wrong.url}
${keys('AKIAOTHER')}
[profile base]
${keys('AKIABASE')}
[profile app]
endpoint_url = ${standIn.url}
role_arn = arn:aws:iam::123456789012:role/app
source_profile = base
`);
  await aSource(home).describe(aRef({ profile: 'app' }), SIGNAL);
  expect([standIn.calls.byApi('AKIABASE'), standIn.calls.byApi('ASIAAPPXXXXXXXXX'), wrong.calls.count()]).toEqual([
    { AssumeRole: 1 },
    { DescribeSecret: 1 },
    0,
  ]);
});

test('a role that may not be assumed is told apart from a secret that may not be read', async () => {
  const standIn = await aStandIn();
  standIn.faults.add({ kind: 'access denied' }, { api: 'AssumeRole' });
  const { home, config } = aHome({ AWS_ENDPOINT_URL: standIn.url });
  config(
    `[profile base]\n${keys('AKIABASE')}[profile app]\nrole_arn = arn:aws:iam::123456789012:role/app\nsource_profile = base\n`,
  );
  expect(await codeOf(aSource(home).describe(aRef({ profile: 'app' }), SIGNAL))).toBe('role-denied');
});

test('AWS_ENDPOINT_URL_STS is where roles are assumed', async () => {
  const [standIn, sts] = [await aStandIn(), await aStandIn()];
  const { home, config } = aHome({ AWS_ENDPOINT_URL: standIn.url, AWS_ENDPOINT_URL_STS: sts.url });
  config(
    `[profile base]\n${keys('AKIABASE')}[profile app]\nrole_arn = arn:aws:iam::123456789012:role/app\nsource_profile = base\n`,
  );
  await aSource(home).describe(aRef({ profile: 'app' }), SIGNAL);
  expect([sts.calls.byApi(), standIn.calls.byApi()]).toEqual([{ AssumeRole: 1 }, { DescribeSecret: 1 }]);
});

test('a role that asks for MFA says so', async () => {
  const { home, config } = aHome();
  config(
    `[profile base]\n${keys('AKIABASE')}[profile app]\nrole_arn = arn:aws:iam::123456789012:role/app\nsource_profile = base\nmfa_serial = arn:aws:iam::123456789012:mfa/me\n`,
  );
  expect(await codeOf(aSource(home).describe(aRef({ profile: 'app' }), SIGNAL))).toBe('mfa-required');
});

test('keys in the environment come before AWS_PROFILE, as in the CLI, and not before a named profile', async () => {
  const standIn = await aStandIn();
  const { home, config } = aHome({ ...KEYS, AWS_ENDPOINT_URL: standIn.url, AWS_PROFILE: 'base' });
  config(`[profile base]\n${keys('AKIABASE')}`);
  const source = aSource(home);
  await source.describe(aRef(), SIGNAL);
  await source.describe(aRef({ profile: 'base' }), SIGNAL);
  expect(standIn.calls.arrivals.map(({ accessKey }) => accessKey)).toEqual([KEYS.AWS_ACCESS_KEY_ID, 'AKIABASE']);
});

test('without any credentials the cure says what to run', async () => {
  const { home } = aHome();
  const problem = await problemOfCall(aSource(home).describe(aRef(), SIGNAL));
  expect([problem.code, problem.cure]).toEqual(['credentials-missing', 'Run `aws configure` or `aws configure sso`.']);
});

test('half a pair of keys is told', async () => {
  const { home } = aHome({ AWS_ACCESS_KEY_ID: 'AKIAHALF' });
  expect((await problemOfCall(aSource(home).describe(aRef(), SIGNAL))).message).toContain('AWS_SECRET_ACCESS_KEY');
});

test('rejected credentials are renewed once and nobody hears of it', async () => {
  const standIn = await aStandIn();
  standIn.faults.add({ kind: 'expired token' }, { api: 'DescribeSecret', calls: 1 });
  const { home, config } = aHome({ AWS_ENDPOINT_URL: standIn.url });
  config(
    `[profile base]\n${keys('AKIABASE')}[profile app]\nrole_arn = arn:aws:iam::123456789012:role/app\nsource_profile = base\n`,
  );
  const description = await aSource(home).describe(aRef({ profile: 'app' }), SIGNAL);
  expect([description.region, standIn.calls.byApi()]).toEqual(['eu-west-1', { AssumeRole: 2, DescribeSecret: 2 }]);
});

test('credentials that stay rejected are renewed once, not more', async () => {
  const standIn = await aStandIn();
  standIn.faults.add({ kind: 'unrecognized client' }, { api: 'DescribeSecret' });
  const { home, config } = aHome({ AWS_ENDPOINT_URL: standIn.url });
  config(`[profile base]\n${keys('AKIABASE')}`);
  const code = await codeOf(aSource(home).describe(aRef({ profile: 'base' }), SIGNAL));
  expect([code, standIn.calls.count()]).toEqual(['credentials-invalid', 2]);
});

test('keys changed in the file are used by the next call', async () => {
  const standIn = await aStandIn();
  const { home, write } = aHome({ AWS_ENDPOINT_URL: standIn.url });
  const source = aSource(home);
  for (const accessKey of ['AKIAOLD', 'AKIANEW']) {
    write('.aws/credentials', `[dev]\n${keys(accessKey)}`);
    await source.describe(aRef({ profile: 'dev' }), SIGNAL);
  }
  expect(standIn.calls.arrivals.map(({ accessKey }) => accessKey)).toEqual(['AKIAOLD', 'AKIANEW']);
  expect(existsSync(join(home, '.aws', 'config'))).toBe(false);
});
