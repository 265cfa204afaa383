import { expect, test } from 'vitest';
import { accessOf } from '../../main/aws/access.ts';
import { profileNames } from '../../main/aws/profiles.ts';
import { aHome, aRef, problemOfCall } from './aws-home.ts';

const CONFIG = `
[default]
region = us-east-1
endpoint_url = http://default.test

[profile dev]
region = eu-central-1
endpoint_url = http://dev.test
services = local

[profile plain]
output = json

[services local]
secrets_manager =
  endpoint_url = http://dev-secrets.test
sts =
  endpoint_url = http://dev-sts.test

[sso-session corp]
sso_region = eu-west-1
`;
const ARN = 'arn:aws:secretsmanager:ap-south-1:123456789012:secret:dev/db-AbCdEf';

async function lookUp(environment: Record<string, string>, ref = {}) {
  const { home, config } = aHome();
  config(CONFIG);
  return accessOf(aRef(ref), { environment, homeDirectory: home });
}

test.each<[string, object, Record<string, string>, string]>([
  ['an ARN brings its own', { secret: ARN, region: 'eu-west-3' }, { AWS_REGION: 'sa-east-1' }, 'ap-south-1'],
  ['the watch comes before AWS_REGION', { region: 'eu-west-3' }, { AWS_REGION: 'sa-east-1' }, 'eu-west-3'],
  ['AWS_REGION comes first', {}, { AWS_REGION: 'sa-east-1', AWS_DEFAULT_REGION: 'ca-west-1' }, 'sa-east-1'],
  ['AWS_DEFAULT_REGION comes next', {}, { AWS_DEFAULT_REGION: 'ca-west-1' }, 'ca-west-1'],
  ['AWS_REGION comes before that of a named profile', { profile: 'dev' }, { AWS_REGION: 'sa-east-1' }, 'sa-east-1'],
  ['a named profile brings its own', { profile: 'dev' }, {}, 'eu-central-1'],
  ['AWS_PROFILE brings its own', {}, { AWS_PROFILE: 'dev' }, 'eu-central-1'],
  ['the default profile is last', {}, {}, 'us-east-1'],
  ['an empty variable counts as unset', {}, { AWS_REGION: '' }, 'us-east-1'],
])('region: %s', async (_name, ref, environment, region) => {
  expect((await lookUp(environment, ref)).region).toBe(region);
});

test('without any region the problem names the cure', async () => {
  expect((await problemOfCall(lookUp({}, { profile: 'plain' }))).code).toBe('region-missing');
});

const R = { AWS_REGION: 'eu-west-1' };
test.each<[string, object, Record<string, string>, string | undefined]>([
  [
    'the service variable comes first',
    {},
    { AWS_ENDPOINT_URL_SECRETS_MANAGER: 'http://a.test', AWS_ENDPOINT_URL: 'http://b.test' },
    'http://a.test',
  ],
  [
    'AWS_ENDPOINT_URL comes before the profile',
    { profile: 'dev' },
    { AWS_ENDPOINT_URL: 'http://b.test' },
    'http://b.test',
  ],
  ['the services section comes before endpoint_url', { profile: 'dev' }, {}, 'http://dev-secrets.test'],
  ['a profile without any goes to AWS, not where default points', { profile: 'plain' }, {}, undefined],
  [
    'a profile without any goes to AWS, not where AWS_PROFILE points',
    { profile: 'plain' },
    { AWS_PROFILE: 'dev' },
    undefined,
  ],
  ['the default profile has its own', {}, {}, 'http://default.test'],
  [
    'all can be ignored',
    { profile: 'dev' },
    { AWS_ENDPOINT_URL: 'http://b.test', AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' },
    undefined,
  ],
])('endpoint: %s', async (_name, ref, environment, endpoint) => {
  expect((await lookUp({ ...R, ...environment }, ref)).endpoint).toBe(endpoint);
});

test('an endpoint that is no URL is a configuration problem', async () => {
  expect((await problemOfCall(lookUp({ ...R, AWS_ENDPOINT_URL: 'localhost' }))).code).toBe('configuration');
});

test('an unknown profile names the file and the nearest names', async () => {
  const { home, config } = aHome();
  const file = config(CONFIG);
  const problem = await problemOfCall(accessOf(aRef({ profile: 'dve' }), { environment: R, homeDirectory: home }));
  expect([problem.code, problem.message]).toEqual([
    'profile-missing',
    `The profile dve is not in ${file}. Did you mean dev?`,
  ]);
});

test('an AWS_PROFILE that is nowhere is missing even beside keys, as the CLI has it', async () => {
  const environment = { ...R, AWS_PROFILE: 'gone', AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b' };
  expect((await problemOfCall(lookUp(environment))).code).toBe('profile-missing');
});

test('a source_profile that is nowhere is missing', async () => {
  const { home, config } = aHome();
  config('[profile a]\nrole_arn = arn:aws:iam::123456789012:role/r\nsource_profile = gone\n');
  const problem = await problemOfCall(accessOf(aRef({ profile: 'a' }), { environment: R, homeDirectory: home }));
  expect([problem.code, problem.message]).toEqual(['profile-missing', expect.stringContaining('The profile gone')]);
});

test('other files are read where the variables say', async () => {
  const { home, write } = aHome();
  const file = write('elsewhere', '[profile far]\nregion = eu-north-1\n');
  const surroundings = { environment: { AWS_CONFIG_FILE: file }, homeDirectory: home };
  expect((await accessOf(aRef({ profile: 'far' }), surroundings)).region).toBe('eu-north-1');
});

test('the profiles to choose from are those of both files and no other sections', async () => {
  const { home, config, write } = aHome();
  config(CONFIG);
  write('.aws/credentials', '[keys]\naws_access_key_id = a\n');
  expect(await profileNames({ environment: {}, homeDirectory: home })).toEqual(['default', 'dev', 'plain', 'keys']);
});
