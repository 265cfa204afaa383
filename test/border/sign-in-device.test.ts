import { createHash } from 'node:crypto';
import { chmodSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { signInByDevice } from '../../main/aws/device-sign-in.ts';
import { signInWayOf } from '../../main/aws/sign-in-way.ts';
import { writeSsoToken } from '../../main/aws/sso-cache.ts';
import { problemOfCall } from '../aws/aws-home.ts';
import { aSignIn } from './a-sign-in.ts';
import { anOidc, aQuickClock, type Step } from './an-oidc.ts';

const SSO = `[profile dev]
sso_session = corp
sso_account_id = 123456789012
sso_role_name = dev
[profile app]
role_arn = arn:aws:iam::123456789012:role/app
source_profile = dev
[profile old]
sso_start_url = https://corp.test/old
sso_region = us-east-2
sso_account_id = 123456789012
sso_role_name = dev
[sso-session corp]
sso_start_url = https://corp.test/start
sso_region = eu-west-1
sso_registration_scopes = sso:account:access
`;
const NOW = Date.UTC(2026, 10, 24, 5);

function cacheOf(home: string, named: string): string {
  return join(home, '.aws', 'sso', 'cache', `${createHash('sha1').update(named).digest('hex')}.json`);
}

/** Only its owner may read what signs in. */
function isPrivate(path: string): boolean {
  return process.platform === 'win32' || (statSync(path).mode & 0o077) === 0;
}

async function aDevice(steps: readonly Step[] = []) {
  const oidc = await anOidc(steps);
  const signIn = await aSignIn(SSO);
  vi.stubEnv('AWS_ENDPOINT_URL_SSO_OIDC', oidc.url);
  const { clock, waits } = aQuickClock(NOW);
  return { ...signIn, oidc, clock, waits };
}

test('without the AWS CLI a code signs in, and the token stands where the CLI keeps it', async () => {
  const { answers, home, clock, texts, waits, oidc, told } = await aDevice(['AuthorizationPending', 'SlowDown']);
  await answers({ clock }).signIn({ profile: 'dev' });
  expect(texts()).toEqual([
    'aws sso login --profile dev',
    'Open https://device.test/?user_code=ABCD-EFGH',
    'The page shows the code ABCD-EFGH. Confirm it there.',
    'Signed in.',
  ]);
  expect([told.at(-1)?.isEnded, waits]).toEqual([true, [1000, 1000, 6000]]);
  expect(JSON.parse(readFileSync(cacheOf(home, 'corp'), 'utf8'))).toEqual({
    startUrl: 'https://corp.test/start',
    region: 'eu-west-1',
    accessToken: 'CANARY-access',
    expiresAt: '2026-11-24T13:00:00Z',
    clientId: 'client',
    clientSecret: 'CANARY-client',
    registrationExpiresAt: '2027-01-15T08:00:00Z',
    refreshToken: 'CANARY-refresh',
  });
  expect([isPrivate(cacheOf(home, 'corp')), JSON.stringify(told).includes('CANARY')]).toEqual([true, false]);
  expect(oidc.asked[0]?.body).toMatchObject({ clientType: 'public', scopes: ['sso:account:access'] });
});

test('a profile of the older kind caches under its start URL, a role signs in its source', async () => {
  const { answers, home, clock } = await aDevice();
  await answers({ clock }).signIn({ profile: 'old' });
  await answers({ clock }).signIn({ profile: 'app' });
  expect(isPrivate(cacheOf(home, 'https://corp.test/old'))).toBe(true);
  expect(isPrivate(cacheOf(home, 'corp'))).toBe(true);
});

test('a cache file that others may read is caught', async () => {
  const { clock, home, ports } = await aDevice();
  const way = await signInWayOf('dev', ports.surroundings);
  const sso = way.sso;
  if (!sso) throw new Error('dev signs in with SSO');
  const write: typeof writeSsoToken = (path, of, token) => {
    writeSsoToken(path, of, token);
    chmodSync(path, 0o644);
  };
  const signal = AbortSignal.timeout(20_000);
  await signInByDevice({ way: { ...way, sso }, clock, signal, asks: () => undefined, write });
  expect(isPrivate(cacheOf(home, 'corp'))).toBe(false);
});

test.each([
  ['ExpiredToken', 'Nobody confirmed the sign-in in time.'],
  ['AccessDenied', 'The sign-in was refused in the browser.'],
] as const)('%s ends it: %s', async (step, message) => {
  const { answers, clock } = await aDevice([step]);
  expect((await problemOfCall(answers({ clock }).signIn({ profile: 'dev' }))).message).toBe(message);
});

test('stopping ends the waiting, and no token is written', async () => {
  const { answers, heard, stop, home } = await aDevice();
  const shown = heard(/The page shows/);
  const clock = { now: () => NOW, random: () => 0, after: () => () => undefined };
  const work = problemOfCall(answers({ clock }).signIn({ profile: 'dev' }));
  await shown;
  stop();
  expect((await work).message).toBe('The sign-in was stopped.');
  expect(() => statSync(cacheOf(home, 'corp'))).toThrow();
});

test('in a browser the code is shown at once: what the CLI opens there nobody sees', async () => {
  const { answers, clock, texts } = await aDevice();
  await answers({ clock, face: 'browser' }).signIn({ profile: 'dev' });
  expect(texts()[0]).toBe('Open https://device.test/?user_code=ABCD-EFGH');
});

test('an endpoint that refuses is told with its region', async () => {
  const { answers, clock } = await aDevice();
  vi.stubEnv('AWS_ENDPOINT_URL_SSO_OIDC', 'http://127.0.0.1:9');
  expect((await problemOfCall(answers({ clock }).signIn({ profile: 'dev' }))).code).toBe('unreachable');
});

test('a role with MFA asks for the code after the sign-in, a wrong profile is told', async () => {
  const { answers, clock, told, write } = await aDevice();
  write('.aws/config', SSO.replace('source_profile = dev', 'source_profile = dev\nmfa_serial = arn:aws:iam::1:mfa/me'));
  await answers({ clock }).signIn({ profile: 'app' });
  expect(told.at(-1)).toMatchObject({ needsCode: true, isEnded: false });
  expect((await problemOfCall(answers({ clock }).signIn({ profile: 'nobody' }))).code).toBe('profile-missing');
});
