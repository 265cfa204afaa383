import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { signInAnswers } from '../../main/border/sign-in.ts';
import { carryOut } from '../../main/compose.ts';
import { problemOfCall, SIGNAL } from '../aws/aws-home.ts';
import { anAdd } from './an-add.ts';

test('profiles come from the AWS files, regions with them', async () => {
  const { answers, home } = await anAdd();
  mkdirSync(join(home, '.aws'));
  writeFileSync(
    join(home, '.aws', 'config'),
    '[profile dev]\nregion = eu-west-1\n[sso-session corp]\nsso_region = eu-west-1\n[profile ops]\nregion = eu-west-1\n',
  );
  const { profiles, regions } = await answers.getPlaces(undefined);
  expect([profiles, regions.includes('eu-west-1')]).toEqual([['dev', 'ops'], true]);
});

test('fields are names: of JSON, of plain text, of bytes', async () => {
  const { answers, standIn } = await anAdd();
  standIn.secrets.put('json', '{"user":"CANARY","PATH":"CANARY"}');
  standIn.secrets.put('text', 'CANARY');
  standIn.secrets.put('binary', Uint8Array.of(0, 1));
  const told = await Promise.all(['json', 'text', 'binary'].map((secret) => answers.getFields({ secret })));
  expect(told).toEqual([
    { kind: 'json', fields: ['user', 'PATH'], blocked: ['PATH'] },
    { kind: 'text', fields: [''], blocked: [] },
    { kind: 'binary', fields: [], blocked: [] },
  ]);
});

test('a preview shows the file with names and eight dots, and what would be added', async () => {
  const { answers, draft, project } = await anAdd({ '.env': '# mine\nSECRET_OF_MINE=CANARY-mine\nDB_PASSWORD=\n' });
  const preview = await answers.preview(draft({ variables: { password: 'DB_PASSWORD' } }));
  expect(preview).toEqual({
    file: { exists: true, lines: 3, isIgnored: false, ...(process.platform !== 'win32' && { mode: '0600' }) },
    readers: [
      { reader: 'dotenv', evidence: 'not found here' },
      { reader: 'node', evidence: 'not found here' },
    ],
    keys: [{ name: 'DB_PASSWORD', field: 'password', change: 'update' }],
    lines: [
      { kind: 'others', from: 1, to: 2 },
      { kind: 'changed', line: 3, text: 'DB_PASSWORD=••••••••' },
    ],
    yaml: 'watches:\n  - secret: dev/db\n    to:\n      - env: .env\n        map: { password: DB_PASSWORD }',
  });
  expect(existsSync(join(project, 'keyturn.yaml'))).toBe(false);
});

test('a value that stands there asks first, and its name alone is shown', async () => {
  const { answers, draft, read } = await anAdd({ '.env': 'DB_PASSWORD=CANARY-mine\n' });
  const preview = await answers.preview(draft());
  expect(preview.keys).toEqual([
    { name: 'DB_PASSWORD', field: 'password', change: 'conflict', reason: 'holds another value' },
  ]);
  expect(preview.lines).toEqual([
    { kind: 'changed', line: 1, text: 'DB_PASSWORD=••••••••', note: 'asks before replacing yours' },
  ]);
  expect(JSON.stringify(preview)).not.toContain('CANARY');
  expect(read('.env')).toBe('DB_PASSWORD=CANARY-mine\n');
});

test('equal values are equal, a new file is all added', async () => {
  const { answers, draft } = await anAdd({ '.env': 'DB_PASSWORD=CANARY-value\n' });
  const same = await answers.preview(draft());
  const added = await answers.preview(draft({ file: 'new.env' }));
  expect([same.lines, added.lines, added.file.exists]).toEqual([
    [{ kind: 'same', line: 1, text: 'DB_PASSWORD=••••••••' }],
    [{ kind: 'added', line: 1, text: 'DB_PASSWORD=••••••••' }],
    false,
  ]);
});

test('readers come with what was found', async () => {
  const { answers, draft } = await anAdd({ 'package.json': '{"dependencies":{"dotenv":"17"}}' });
  const { readers } = await answers.preview(draft());
  expect(readers.map(({ reader }) => reader)).toEqual(['dotenv']);
  expect(readers[0]?.evidence).toContain('(package.json)');
});

test('what AWS or the file stands against is the problem', async () => {
  const { answers, draft, standIn } = await anAdd();
  standIn.faults.add({ kind: 'access denied' }, { api: 'GetSecretValue' });
  const codes = [];
  for (const wrong of [
    draft(),
    draft({ file: '../out/.env' }),
    draft({ project: 'relative' }),
    draft({ variables: {} }),
  ]) {
    codes.push((await problemOfCall(answers.preview(wrong))).code);
  }
  expect(codes).toEqual(['access-denied', 'configuration', 'configuration', 'configuration']);
});

test('adding writes keyturn.yaml with its comments kept, accepts it, and starts the project', async () => {
  const before = '# ours\nversion: 1\nwatches: [] # none yet\n';
  const { answers, draft, read, started, project, ports } = await anAdd({ 'keyturn.yaml': before });
  await answers.addWatch(draft());
  expect(read('keyturn.yaml')).toContain('# ours\nversion: 1\n');
  expect(started).toEqual([project]);
  const { configDirectory } = ports;
  const request = { command: 'once', projects: [project], isDry: false, adopt: false, accept: false } as const;
  const problems: unknown[] = [];
  const send = (line: object): void => void ('problem' in line && problems.push(line));
  const code = await carryOut({ configDirectory, request: { ...request, projects: [project] }, send, signal: SIGNAL });
  expect([code, problems, read('.env')]).toEqual([0, [], 'DB_PASSWORD=CANARY-value\n']);
});

test('a second secret goes beside the first', async () => {
  const { answers, draft, read, standIn } = await anAdd();
  standIn.secrets.put('dev/mail', 'CANARY-mail');
  await answers.addWatch(draft());
  await answers.addWatch(draft({ secret: 'dev/mail', variables: { '': 'MAIL_KEY' }, readers: ['node'] }));
  expect(read('keyturn.yaml')).toContain('secret: dev/db');
  expect(read('keyturn.yaml')).toContain('as: MAIL_KEY');
});

test('a file that nobody accepted here is not accepted along with one more line', async () => {
  const pulled = 'version: 1\nwatches:\n  - secret: theirs\n    to:\n      - env: .env\n        as: THEIRS\n';
  const { answers, draft, read, started } = await anAdd({ 'keyturn.yaml': pulled });
  expect((await problemOfCall(answers.addWatch(draft()))).code).toBe('trust');
  expect([read('keyturn.yaml'), started]).toEqual([pulled, []]);
});

test('a scan proposes by names, says why, and writes nothing', async () => {
  const { answers, standIn, project } = await anAdd({
    'api/.env': 'DB_USER=a\nDB_PASSWORD=CANARY-b\n',
    '.env': 'STRIPE_KEY=CANARY\n',
    'node_modules/x/.env': 'DB_PASSWORD=no\n',
    '.env.example': 'DB_PASSWORD=\n',
  });
  standIn.secrets.put('dev/shop/db', '{"user":"CANARY","password":"CANARY"}');
  standIn.secrets.put('dev/shop/stripe-key', 'CANARY');
  standIn.secrets.put('prod/other', '{"zebra":"CANARY"}');
  const proposals = await answers.scan({ folder: project });
  const base = { project, readers: [] };
  expect(proposals).toEqual([
    {
      draft: { ...base, secret: 'dev/shop/stripe-key', file: '.env', variables: { '': 'STRIPE_KEY' } },
      why: '`STRIPE_KEY` is named like the secret; the folder and the secret share “shop”.',
    },
    {
      draft: {
        ...base,
        secret: 'dev/shop/db',
        file: 'api/.env',
        variables: { user: 'DB_USER', password: 'DB_PASSWORD' },
      },
      why: '`DB_USER` and `DB_PASSWORD` are named like `user` and `password` of the secret; the folder and the secret share “shop”.',
    },
  ]);
  expect(existsSync(join(project, 'keyturn.yaml'))).toBe(false);
});

test('a scan leaves out what keyturn.yaml names', async () => {
  const { answers, draft, project } = await anAdd({ '.env': 'DB_PASSWORD=x\n' });
  const before = await answers.scan({ folder: project });
  await answers.addWatch(draft());
  expect([before.length, await answers.scan({ folder: project })]).toEqual([1, []]);
});

test('a person who types asks AWS once', async () => {
  const { answers, draft, standIn } = await anAdd();
  await answers.getFields({ secret: 'dev/db' });
  for (const name of ['D', 'DB', 'DB_P']) await answers.preview(draft({ variables: { password: name } }));
  expect(standIn.calls.byApi()).toEqual({ GetSecretValue: 1 });
});

test('an MFA code is good for what is asked next, though nothing is watched yet', async () => {
  const { answers, ports, standIn, write } = await anAdd();
  const keys = '[profile base]\naws_access_key_id = AKIABASE\naws_secret_access_key = x\n';
  write(
    '.aws/config',
    `${keys}[profile app]\nrole_arn = arn:aws:iam::123456789012:role/app\nsource_profile = base\nmfa_serial = arn:aws:iam::123456789012:mfa/me\n`,
  );
  const asked = { profile: 'app', search: '' };
  expect((await problemOfCall(answers.listSecrets(asked))).code).toBe('mfa-required');
  const { signIn, answerCode } = signInAnswers(ports, () => undefined);
  await signIn({ profile: 'app' });
  await answerCode({ profile: 'app', code: '123456' });
  const { secrets } = await answers.listSecrets(asked);
  expect([secrets.length, standIn.calls.count({ api: 'AssumeRole' })]).toEqual([1, 1]);
});

test('versions that AWS denies are a problem beside the rest', async () => {
  const { answers, standIn } = await anAdd();
  const good = await answers.getVersions({ secret: 'dev/db' });
  standIn.faults.add({ kind: 'access denied' }, { api: 'ListSecretVersionIds' });
  const denied = await answers.getVersions({ secret: 'dev/db' });
  expect([good.ok && good.value.length, denied.ok || denied.problem.code]).toEqual([1, 'access-denied']);
});
