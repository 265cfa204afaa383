import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadProject, readProject } from '../../main/storage/project-file.ts';
import { faultsOf, loaded, MACHINE, withTarget } from './a-project.ts';
import { temporaryFolder } from './temporary-folder.ts';

const ARN = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:shop/api-AbCdEf';

const DESIGN = `version: 1
defaults: { profile: dev, region: eu-west-1, interval: 5m }
watches:
  - secret: dev/shop/database
    to:
      - env: .env
        map: { username: DB_USER, nested.password: DB_PASSWORD }
      - env: apps/api/.env
        prefix: ''
        readers: [python-dotenv]
        onConflict: take
        inPlace: true
        encode: base64
      - keychain: { service: shop, account: db, field: password }
  - secret: ${ARN}
    label: AWSPENDING
    profile: other
    interval: 10s
    group: shop
    to: [{ env: .env.stripe, as: STRIPE }]
`;

const read = (text: string, machine = MACHINE) => loaded(readProject(text, machine));

test('a whole file becomes watches: defaults, profile names of this machine, and the region of an ARN applied', () => {
  const file = (name: string) => join(MACHINE.directory, name);
  const plain = { onConflict: 'ask', inPlace: false, readers: ['dotenv', 'node'] };
  expect(read(DESIGN, { ...MACHINE, profiles: { dev: 'my-dev', toString: 'x' } }).watches).toEqual([
    {
      project: MACHINE.directory,
      ref: { secret: 'dev/shop/database', label: 'AWSCURRENT', profile: 'my-dev', region: 'eu-west-1' },
      intervalMs: 300_000,
      targets: [
        {
          kind: 'env',
          file: file('.env'),
          naming: { kind: 'map', variables: { username: 'DB_USER', 'nested.password': 'DB_PASSWORD' } },
          ...plain,
        },
        {
          kind: 'env',
          file: file('apps/api/.env'),
          naming: { kind: 'prefix', prefix: '' },
          readers: ['python-dotenv'],
          onConflict: 'take',
          inPlace: true,
          encode: 'base64',
        },
        { kind: 'keychain', service: 'shop', account: 'db', field: 'password', onConflict: 'ask' },
      ],
    },
    {
      project: MACHINE.directory,
      ref: { secret: ARN, label: 'AWSPENDING', profile: 'other', region: 'us-east-1' },
      intervalMs: 10_000,
      group: 'shop',
      targets: [{ kind: 'env', file: file('.env.stripe'), naming: { kind: 'as', variable: 'STRIPE' }, ...plain }],
    },
  ]);
});

test('without watches, profile and region nothing is made up', () => {
  for (const text of ['version: 1', 'version: 1\nwatches:\ndefaults:', 'version: 1\nwatches: []']) {
    expect(read(text).watches).toEqual([]);
  }
  expect(read(withTarget('env: .env\nas: X')).watches[0]?.ref).toEqual({ secret: 'shop', label: 'AWSCURRENT' });
});

test('a profile called like a member of every object stays itself', () => {
  const text = withTarget('env: .env\nas: X', { before: '    profile: constructor\n' });
  expect(read(text).watches[0]?.ref.profile).toBe('constructor');
});

test('a loader name may be mapped by hand', () => {
  expect(faultsOf(withTarget('env: .env\nmap: { options: NODE_OPTIONS, proto: constructor }'))).toEqual([]);
});

test('a place outside the project counts once this machine allows it', () => {
  const text = withTarget('env: ../elsewhere/.env\nas: X');
  const allowed = (place: string) => faultsOf(text, { ...MACHINE, allowOutside: [place] }).length === 0;
  expect(
    ['/nowhere/elsewhere', '/nowhere/elsewhere/.env', '/nowhere/else', '/nowhere/elsewhere/.env.other'].map(allowed),
  ).toEqual([...[true, true, false, false]]);
});

test('inside `.git` nothing is allowed, not even by this machine', () => {
  const machine = { ...MACHINE, directory: '/nowhere/.git/modules', allowOutside: ['/nowhere'] };
  expect(faultsOf(withTarget('env: .env\nas: X'), machine)).toEqual([
    'line 5, column 14: nothing is ever written inside `.git`.',
  ]);
});

test('anchors share a list, and two hundred watches may name it', () => {
  const watches = Array.from(
    { length: 200 },
    (_, index) => `  - { secret: s${index}, to: [{ env: .env, as: A${index}, readers: *who }] }\n`,
  );
  const text = `version: 1\nwatches:\n  - { secret: a, to: [{ env: .env, as: A, readers: &who [node, shell] }] }\n${watches.join('')}`;
  const targets = read(text).watches.flatMap((watch) => watch.targets);
  expect(new Set(targets.map((target) => JSON.stringify('readers' in target && target.readers)))).toEqual(
    new Set(['["node","shell"]']),
  );
});

test('comments, order, intervals and groups leave the fingerprint; all that is named changes it', () => {
  const { fingerprint } = read(DESIGN);
  const [head = '', first = '', second = ''] = DESIGN.split(/(?=^ {2}- )/m);
  const same = [
    `# hello\n${DESIGN}`,
    head + second + first,
    DESIGN.replace('10s', '1h'),
    DESIGN.replace('group: shop', 'group: x'),
  ];
  const spelled = DESIGN.replace(
    '{ username: DB_USER, nested.password: DB_PASSWORD }',
    '{ nested.password: DB_PASSWORD, username: DB_USER }',
  );
  expect([...same, spelled].map((text) => read(text).fingerprint)).toEqual(Array(5).fill(fingerprint));
  const changes = [
    'dev/shop/database',
    'AWSPENDING',
    'other',
    'eu-west-1',
    '.env.stripe',
    'DB_USER',
    'take',
    'STRIPE',
    'account: db',
    'python-dotenv',
  ];
  const others: Record<string, string> = { 'eu-west-1': 'eu-west-2', take: 'keep', 'python-dotenv': 'shell' };
  const changed = changes.map((word) => read(DESIGN.replace(word, others[word] ?? `${word}X`)).fingerprint);
  expect(new Set([fingerprint, ...changed]).size).toBe(changes.length + 1);
});

test('the fingerprint does not depend on the machine', () => {
  const elsewhere = { directory: '/other', profiles: { dev: 'mine' }, allowOutside: [] };
  expect(read(DESIGN, elsewhere).fingerprint).toBe(read(DESIGN).fingerprint);
});

test('the readers of targets that name none are those found in the project and beside the target', () => {
  const directory = temporaryFolder();
  mkdirSync(join(directory, 'api'));
  writeFileSync(join(directory, 'package.json'), '{ "dependencies": { "dotenv": "18" } }');
  writeFileSync(join(directory, 'api', 'requirements.txt'), 'python-dotenv==1.2\n');
  writeFileSync(join(directory, 'keyturn.yaml'), withTarget('env: api/.env\nas: X'));
  const { watches, found } = loaded(loadProject({ ...MACHINE, directory }));
  expect(watches[0]?.targets).toMatchObject([{ readers: ['dotenv', 'python-dotenv'] }]);
  expect(found.evidence).toEqual([
    { reader: 'dotenv', file: 'package.json', why: 'depends on dotenv' },
    { reader: 'python-dotenv', file: join('api', 'requirements.txt'), why: 'depends on python-dotenv' },
  ]);
});

test('an interval below 30 s is hinted at', () => {
  expect(read(DESIGN).hints).toEqual([
    '1 secret is checked every 10s: 259,200 DescribeSecret calls a month, about $1.30 ($0.05 per 10,000 calls).',
  ]);
});
