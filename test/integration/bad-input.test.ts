import { chmodSync, chownSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type StandIn, startStandIn } from '../../main/demo/aws/stand-in.ts';
import type { Ended } from '../support/ended.ts';
import { aShop, eventsOf, type Shop } from './a-shop.ts';

const NOBODY = { uid: 65_534, gid: 65_534 };
const BEFORE = 'DB_PASSWORD=\n';

async function anAws(): Promise<StandIn> {
  const aws = await startStandIn();
  onTestFinished(() => aws.close());
  aws.secrets.put('dev/shop/database', JSON.stringify({ password: 'KTCANARY-one' }));
  return aws;
}

async function shopWith(project: string): Promise<Shop> {
  return aShop((await anAws()).url, { 'keyturn.yaml': project, '.env': BEFORE });
}

function messagesOf(ran: Ended): string[] {
  return eventsOf(ran).flatMap(({ problem }) => problem?.message ?? []);
}

const TARGET = '    to: [{ env: .env, map: { password: DB_PASSWORD } }]\n';
const SECRET = 'version: 1\nwatches:\n  - secret: dev/shop/database\n';

const BAD_PROJECTS: readonly [string, string, readonly string[]][] = [
  ['an empty file', '', ['line 1, column 1: the file is empty; it needs `version: 1`.']],
  ['no version', `watches: []\n`, ['line 1, column 1: `version` is missing.']],
  ['another version', 'version: 2\n', ['line 1, column 10: this Keyturn reads `version: 1`.']],
  [
    'an unknown key',
    `${SECRET}    lable: BLUE\n${TARGET}`,
    ['line 4, column 5: unknown key `lable`; did you mean `label`?'],
  ],
  [
    'a wrong type',
    `version: 1\nwatches:\n  - secret: 3\n${TARGET}`,
    ['line 3, column 13: `secret` must be text; a number or a word like true needs quotes.'],
  ],
  [
    'a target outside',
    `${SECRET}    to: [{ env: ../.env, as: X }]\n`,
    ['line 4, column 17: a target stays inside the project; this machine can allow another place in its settings.'],
  ],
  [
    'two namings',
    `${SECRET}    to: [{ env: .env, as: X, prefix: Y }]\n`,
    ['line 4, column 23: a target takes exactly one of `map`, `prefix`, `as`.'],
  ],
  [
    'what comes later',
    `${SECRET}${TARGET}    then: [{ run: [make] }]\n`,
    ['line 5, column 5: actions (`then`) come later.'],
  ],
];

test.each(BAD_PROJECTS)('%s is exit 2, with line and column, and nothing is written', async (_what, text, said) => {
  const shop = await shopWith(text);
  const json = await shop.run(['once', '--json']);
  const expected = said.map((message) => `keyturn.yaml ${message}`);
  const toldOnce = expected.map((message) => json.stderr.split(message).length - 1);
  expect([json.code, messagesOf(json), toldOnce, shop.read('.env')]).toEqual([2, expected, said.map(() => 1), BEFORE]);
});

test('every command refuses the same file the same way', async () => {
  const shop = await shopWith('version: 1\nwatch: []\n');
  const runs = await Promise.all(['once', 'watch', 'diff', 'status', 'clean'].map((command) => shop.run([command])));
  const message = 'keyturn.yaml line 2, column 1: unknown key `watch`; did you mean `watches`?';
  expect(runs.map(({ code, stderr }) => [code, stderr.includes(message)])).toEqual(runs.map(() => [2, true]));
});

test('a misspelled command, option or folder is exit 2 and one sentence', async () => {
  const shop = await shopWith(SECRET + TARGET);
  const runs = await Promise.all([
    shop.run(['onec']),
    shop.run(['once', '--adpot']),
    shop.run(['once', '--project', 'nowhere']),
  ]);
  expect(runs.map(({ code, stdout, stderr }) => [code, stdout, stderr.split('\n')[0]])).toEqual([
    [2, '', '✗ Unknown command `onec`; did you mean `once`?'],
    [2, '', '✗ Unknown option `--adpot`; did you mean `--adopt`?'],
    [2, '', '✗ There is no keyturn.yaml in nowhere.'],
  ]);
});

test('damaged settings are put aside, told, and stop nothing', async () => {
  const shop = await shopWith(SECRET + TARGET);
  mkdirSync(shop.config, { recursive: true });
  writeFileSync(join(shop.config, 'config.json'), '{ "profiles": 3');
  const { code, stderr } = await shop.run(['once']);
  const aside = readdirSync(shop.config).filter((name) => name.includes('damaged'));
  expect([code, stderr.includes('config.json was damaged'), aside.length, shop.read('.env')]).toEqual([
    0,
    true,
    1,
    'DB_PASSWORD=KTCANARY-one\n',
  ]);
});

/** Whether the run was told in one problem, with the folder, and left the file alone. */
function isToldWell(ran: Ended, shop: Shop): boolean {
  const [problem, ...others] = eventsOf(ran).flatMap((event) => event.problem ?? []);
  const isClear = problem?.code === 'write-failed' && problem.message.includes('.env') && problem.cure.length > 10;
  return ran.code === 1 && isClear && others.length === 0 && shop.read('.env') === BEFORE;
}

function giveAway(path: string): void {
  if (process.getuid?.() !== 0) return;
  chownSync(path, NOBODY.uid, NOBODY.gid);
}

test('a folder that may not be written is one problem, for an ordinary user', async () => {
  const shop = await shopWith(SECRET + TARGET);
  const inside = ['shop', 'shop/.env', 'shop/keyturn.yaml', 'tmp', '.'].map((name) => join(shop.home, name));
  for (const path of inside) giveAway(path);
  chmodSync(shop.cwd, 0o555);
  const as = process.getuid?.() === 0 ? { as: NOBODY } : {};
  const ran = await shop.run(['once', '--json'], as);
  chmodSync(shop.cwd, 0o755);
  expect([messagesOf(ran), isToldWell(ran, shop)]).toEqual([[expect.stringContaining('.env')], true]);
  // The same check catches a tool that says nothing, and one that empties the file first.
  expect(isToldWell({ ...ran, stdout: '' }, shop)).toBe(false);
  shop.write('.env', '');
  expect(isToldWell(ran, shop)).toBe(false);
});
