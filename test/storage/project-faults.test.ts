import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { LATER_READERS } from '../../main/domain/later-readers.ts';
import { loadProject } from '../../main/storage/project-file.ts';
import { faultsOf, withTarget } from './a-project.ts';
import { temporaryFolder } from './temporary-folder.ts';

const ENV = 'env: .env\n';
const NAME_RULE = 'a variable name has only letters, digits and _, and does not start with a digit.';
const OUTSIDE = 'a target stays inside the project; this machine can allow another place in its settings.';
const TEXT = 'must be text; a number or a word like true needs quotes.';

const BAD: readonly [text: string, ...messages: string[]][] = [
  // the file
  ['', 'line 1, column 1: the file is empty; it needs `version: 1`.'],
  ['# only this\n', 'line 1, column 1: the file is empty; it needs `version: 1`.'],
  ['watches: []', 'line 1, column 1: `version` is missing.'],
  ['version: 2', 'line 1, column 10: this Keyturn reads `version: 1`.'],
  ['version: "1"', 'line 1, column 10: this Keyturn reads `version: 1`.'],
  ['- a', 'line 1, column 1: the file must be a mapping (`key: value`).'],
  ['version: 1\nwatchs: []', 'line 2, column 1: unknown key `watchs`; did you mean `watches`?'],
  ['verson: 1', 'line 1, column 1: unknown key `verson`; did you mean `version`?'],
  ['version: 1\nwatches: {}', 'line 2, column 10: `watches` must be a list (`- item`).'],
  ['version: 1\nwatches: [5]', 'line 2, column 11: an item of `watches` must be a mapping (`key: value`).'],
  ['version: 1\ndefaults: { intervall: 5m }', 'line 2, column 13: unknown key `intervall`; did you mean `interval`?'],
  // YAML
  ['version: 1\nversion: 1', 'line 2, column 1: this key stands here twice.'],
  ['version: 1\n1: a', 'line 2, column 1: a key must be text; quote it.'],
  ['version: 1\n__proto__: { a: 1 }', 'line 2, column 1: `__proto__` cannot be a key.'],
  ['version: 1\nwatches: *no', 'line 2, column 10: this alias (`*name`) has no anchor before it.'],
  ['version: 1\nwatches: !x []', 'line 2, column 10: tags (`!`) are not understood here.'],
  ['\tversion: 1', 'line 1, column 1: tabs cannot indent; use spaces.'],
  [
    'version: 1\nwatches: [\n',
    'line 3, column 1: the indentation does not fit the lines above, or a bracket there is not closed.',
  ],
  ['version: 1\n---\nversion: 1', 'line 2, column 1: only one document fits in the file; remove `---`.'],
  ['version: 1\nwatches: &w [*w]', 'line 1, column 1: the file says too much.'],
  // watches
  [
    'version: 1\nwatches:\n  - to: []',
    'line 3, column 5: `secret` is missing.',
    'line 3, column 9: `to` needs at least one target.',
  ],
  ['version: 1\nwatches:\n  - secret: x', 'line 3, column 5: `to` is missing.'],
  [
    'version: 1\nwatches:\n  - to: [{ env: .env, as: X }]\n  - secrt: x\n    to: [{ env: .env, as: Y }]',
    'line 3, column 5: `secret` is missing.',
    'line 4, column 5: unknown key `secrt`; did you mean `secret`?',
  ],
  [
    'version: 1\nwatches:\n  - secret: x\n    too: [{ env: .env, as: X }]',
    'line 4, column 5: unknown key `too`; did you mean `to`?',
  ],
  [withTarget(`${ENV}as: X`).replace('shop', '5'), `line 3, column 13: \`secret\` ${TEXT}`],
  [withTarget(`${ENV}as: X`).replace('shop', 'arn:aws:s3:::x'), 'line 3, column 13: this is not the ARN of a secret.'],
  [
    withTarget(`${ENV}as: X`).replace('shop', '"a b"'),
    'line 3, column 13: a secret name has only letters, digits and /_+=.@-, at most 512.',
  ],
  [withTarget(`${ENV}as: X`, { before: '    interval: 30\n' }), `line 4, column 15: \`interval\` ${TEXT}`],
  [
    withTarget(`${ENV}as: X`, { before: '    interval: 500ms\n' }),
    'line 4, column 15: a duration is a number and a unit, such as 30s, 5m or 1h.',
  ],
  [withTarget(`${ENV}as: X`, { before: '    interval: 0.5s\n' }), 'line 4, column 15: an interval is at least 1s.'],
  [withTarget(`${ENV}as: X`, { before: '    region: europe\n' }), 'line 4, column 13: this is not an AWS region.'],
  [withTarget(`${ENV}as: X`, { before: '    then: []\n' }), 'line 4, column 5: actions (`then`) come later.'],
  // targets
  [withTarget('evn: .env\nmap: { a: A }'), 'line 5, column 9: unknown key `evn`; did you mean `env`?'],
  [
    withTarget('template: a.tmpl\nfile: a'),
    'line 5, column 9: template targets come later.',
    'line 6, column 9: template targets (`file`) come later.',
  ],
  [withTarget('kubernetes: {}'), 'line 5, column 9: Kubernetes targets come later.'],
  [withTarget('as: X'), 'line 5, column 9: a target needs `env` or `keychain`.'],
  [withTarget('env: .env'), 'line 5, column 9: a target needs one of `map`, `prefix`, `as`.'],
  [withTarget(`${ENV}as: X\nprefix: Y`), 'line 6, column 9: a target takes exactly one of `map`, `prefix`, `as`.'],
  [withTarget(`${ENV}map: { a: A-B }`), `line 6, column 19: ${NAME_RULE}`],
  [withTarget(`${ENV}map: { a: }`), `line 6, column 19: \`a\` ${TEXT}`],
  [withTarget(`${ENV}map: {}`), 'line 6, column 14: `map` needs at least one field.'],
  [withTarget(`${ENV}as: 1X`), `line 6, column 13: ${NAME_RULE}`],
  [withTarget(`${ENV}prefix: DB-`), `line 6, column 17: ${NAME_RULE}`],
  [
    withTarget(`${ENV}as: X\nreaders: [python-dotnev]`),
    'line 7, column 19: unknown reader; did you mean `python-dotenv`?',
  ],
  [withTarget(`${ENV}as: X\nonConflict: maybe`), 'line 7, column 21: `onConflict` is one of: ask, take, keep.'],
  [withTarget(`${ENV}as: X\ninPlace: "yes"`), 'line 7, column 18: `inPlace` must be true or false.'],
  [
    withTarget('keychain: { service: a, acount: b }'),
    'line 5, column 33: unknown key `acount`; did you mean `account`?',
  ],
  [withTarget('keychain: { service: a, account: b }\nas: X'), 'line 6, column 9: `as` belongs to `env` targets.'],
  // paths
  [withTarget('env: ../.env\nas: X'), `line 5, column 14: ${OUTSIDE}`],
  [withTarget('env: /etc/env\nas: X'), `line 5, column 14: ${OUTSIDE}`],
  [withTarget('env: .git/hooks/x\nas: X'), 'line 5, column 14: nothing is ever written inside `.git`.'],
  [withTarget('env: ./keyturn.yaml\nas: X'), 'line 5, column 14: keyturn.yaml cannot be a target.'],
  // what targets take from each other
  [
    withTarget(`${ENV}map: { a: X, b: X }`),
    'line 6, column 25: another field or target writes `X` into the same file.',
  ],
  [withTarget('env: ./a/../.env\nas: X'), `line 5, column 14: ${OUTSIDE}`],
  [
    `${withTarget(`${ENV}as: X`)}      - env: ./.env\n        map: { a: X }\n`,
    'line 8, column 19: another field or target writes `X` into the same file.',
  ],
  [
    `${withTarget(`${ENV}prefix: A_`)}      - env: .env\n        prefix: A_\n`,
    'line 8, column 17: another target writes the same variables into the same file.',
  ],
  [
    `${withTarget('keychain: { service: a, account: b }')}      - keychain: { service: a, account: b, field: c }\n`,
    'line 6, column 19: another target writes the same keychain item.',
  ],
];

test.each(BAD)('%j is refused with line and column', (text, ...messages) => {
  expect(faultsOf(text)).toEqual(messages);
});

test.runIf(LATER_READERS.length > 0)('a reader that is not built yet is refused by name', () => {
  const [reader = ''] = LATER_READERS;
  expect(faultsOf(withTarget(`${ENV}as: X\nreaders: [${reader}]`))).toEqual([
    `line 7, column 19: the reader \`${reader}\` comes later.`,
  ]);
});

test('a region that differs from the one in the ARN is a fault', () => {
  const arn = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:a-AbCdEf';
  const text = withTarget(`${ENV}as: X`, { before: '    region: eu-west-2\n' }).replace('shop', arn);
  expect(faultsOf(text)).toEqual(['line 4, column 13: the ARN says eu-west-1; leave `region` out.']);
  expect(faultsOf(text.replace('eu-west-2', 'eu-west-1'))).toEqual([]);
});

test('a value pasted in any place is not repeated', () => {
  const pasted = 'hunter2 correct horse!';
  const texts = [
    withTarget(`${ENV}map: { password: "${pasted}" }`),
    withTarget(`${ENV}as: X\n"${pasted}": 1`),
    withTarget(`${ENV}as: X\nreaders: ["${pasted}"]`),
    `version: 1\nPASSWORD=${pasted}`,
    `version: 1\na: b: ${pasted}`,
    `version: 1\na: *${pasted}`,
    `version: 1\nwatches: !${pasted}`,
  ];
  for (const text of texts) {
    expect(faultsOf(text)).not.toEqual([]);
    expect(faultsOf(text).join('\n')).not.toMatch(/hunter2|horse/);
  }
});

test('files that cannot be read are told apart', () => {
  const folder = temporaryFolder();
  const load = (name: string, content?: string | Uint8Array) => {
    const directory = join(folder, name);
    mkdirSync(directory);
    if (content !== undefined) writeFileSync(join(directory, 'keyturn.yaml'), content);
    else if (name === 'folder') mkdirSync(join(directory, 'keyturn.yaml'));
    const reading = loadProject({ directory, profiles: {}, allowOutside: [] });
    return reading.kind === 'invalid' ? reading.problems.map(({ message }) => message.replace(directory, 'DIR')) : [];
  };
  expect(load('missing')).toEqual(['There is no keyturn.yaml in DIR.']);
  expect(load('folder')).toEqual(['DIR/keyturn.yaml is not a file.']);
  expect(load('latin', Uint8Array.of(0x76, 0xe9))).toEqual(['keyturn.yaml is not UTF-8 text.']);
  expect(load('large', ' '.repeat(600_000))).toEqual(['keyturn.yaml is larger than 512 KiB.']);
  expect(load('mark', '\ufeffversion: 1\r\n')).toEqual([]);
});
