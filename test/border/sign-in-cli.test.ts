import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createOutput } from '../../main/border/sign-in-output.ts';
import { problemOfCall } from '../aws/aws-home.ts';
import { aSignIn } from './a-sign-in.ts';

const SSO = `[profile dev]
sso_session = corp
sso_account_id = 123456789012
sso_role_name = dev
[profile me@team+x]
login_session = arn:aws:iam::123456789012:user/me
[profile keys]
aws_access_key_id = AKIAKEYS
aws_secret_access_key = x
[sso-session corp]
sso_start_url = https://corp.test/start
sso_region = eu-west-1
`;

test('aws sso login runs for the profile, and what it says comes line by line', async () => {
  const { answers, texts, told } = await aSignIn(
    SSO,
    `printf 'Open https://corp.test/'; echo 'device'; echo done >&2; echo "$@"`,
  );
  await answers().signIn({ profile: 'dev' });
  const said = texts();
  expect(said[0]).toBe('aws sso login --profile dev');
  expect(said.slice(1, -1).sort()).toEqual(['Open https://corp.test/device', 'done', 'sso login --profile dev']);
  expect(told.at(-1)).toEqual({ profile: 'dev', text: 'Signed in.', needsCode: false, isEnded: true });
});

test('aws login runs for a login session', async () => {
  const { answers, home } = await aSignIn(SSO, `printf '%s|' "$@" > "$HOME/args"`);
  await answers().signIn({ profile: 'me@team+x' });
  expect(readFileSync(join(home, 'args'), 'utf8')).toBe('login|--profile|me@team+x|');
});

test('a sign-in that fails says with what, and the cure', async () => {
  const { answers, texts } = await aSignIn(SSO, 'echo "An error occurred" >&2; exit 255');
  expect(await problemOfCall(answers().signIn({ profile: 'dev' }))).toEqual({
    code: 'login-expired',
    message: '`aws sso login --profile dev` ended with 255.',
    cure: 'Run `aws sso login --profile dev`.',
  });
  expect(texts()).toContain('An error occurred');
});

test('aws login without the AWS CLI, and a profile of keys, are told', async () => {
  const { answers } = await aSignIn(SSO);
  const messages = [];
  for (const profile of ['me@team+x', 'keys'])
    messages.push((await problemOfCall(answers().signIn({ profile }))).message);
  expect(messages).toEqual([
    'The AWS CLI is not installed, and `aws login` is its own.',
    'keys has no sign-in of its own.',
  ]);
});

test('a second wish while one runs is the same wish', async () => {
  const { answers, home, heard } = await aSignIn(SSO, `echo x >> "$HOME/runs"; echo started; read line < "$HOME/gate"`);
  execFileSync('/usr/bin/mkfifo', [join(home, 'gate')]);
  const started = heard(/^started$/);
  const both = answers();
  const work = [both.signIn({ profile: 'dev' }), both.signIn({ profile: 'dev' })];
  await started;
  execFileSync('/bin/sh', ['-c', 'echo go > "$HOME/gate"']);
  await Promise.all(work);
  expect(readFileSync(join(home, 'runs'), 'utf8')).toBe('x\n');
});

test('stopping kills it with all it started', async () => {
  const { answers, stop, heard } = await aSignIn(SSO, 'sleep 1000 & echo started; wait');
  const started = heard(/^started/);
  const work = problemOfCall(answers().signIn({ profile: 'dev' }));
  await started;
  stop();
  // It ends when the last holder of its output does: the sleep too.
  expect((await work).message).toBe('The sign-in was stopped.');
});

/** Passes on what it gets, as it comes. */
function asItComes(tell: (text: string) => void): ReturnType<typeof createOutput> {
  return { take: tell, end: () => undefined };
}

test('output is whole lines, short, without colors or what looks like a secret', () => {
  const read = (open: typeof createOutput): string[] => {
    const told: string[] = [];
    const output = open((text) => told.push(text));
    output.take('\u001b[31mkey AKIAIOSF');
    output.take('ODNN7EXAMPLE\r\naws_secret_access_key = CANARY\nhttps://corp.test/?code_challenge=abc\n');
    output.take('x'.repeat(200_000));
    output.end();
    return told;
  };
  const isClean = (told: string[]): boolean =>
    told.join('').length < 40_000 &&
    !['AKIAIOSFODNN7EXAMPLE', 'CANARY', '\u001b'].some((one) => told.join('').includes(one));
  expect(read(createOutput).slice(0, 3)).toEqual([
    'key [hidden]',
    'aws_secret_access_key = [hidden]',
    'https://corp.test/?code_challenge=abc',
  ]);
  expect([isClean(read(createOutput)), isClean(read(asItComes))]).toEqual([true, false]);
});
