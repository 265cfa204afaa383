// Shell expansions, not template strings.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the `${` is meant
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ReaderName } from '../../main/domain/readers.ts';
import { describeEachServer } from '../support/aws-server.ts';
import { aShop, eventsOf, kindsOf } from './a-shop.ts';
import { countRenames } from './count-renames.ts';
import { agreedBy, readByAll } from './env-files.ts';

const DATABASE = { username: 'KTCANARY-user', password: 'KTCANARY-pass' };
const BEFORE = '# the shop\r\n\nPORT=3000   # kept\nexport DEBUG=1\nDB_USER=\n# end';

function projectFor(secret: string, to = 'env: .env, map: { username: DB_USER, password: DB_PASSWORD }'): string {
  return `version: 1\nwatches:\n  - secret: ${secret}\n    to:\n      - { ${to} }\n`;
}

/** Each value is read back by real programs of the set. */
const NASTY: readonly [string, readonly ReaderName[], Readonly<Record<string, string>>][] = [
  [
    'dotenv and node',
    ['dotenv', 'node'],
    {
      DOLLAR: 'KTCANARY $HOME ${HOME} $(id)',
      QUOTES: 'KTCANARY "double" \'single\'',
      HASH: 'KTCANARY # no comment #',
      BACKSLASH: 'KTCANARY C:\\new\\table',
      NEWLINE: '-----KTCANARY-----\nab+/==\n-----END-----\n',
      UNICODE: 'KTCANARY żółć 🔑',
      SPACES: '  KTCANARY  ',
      EMPTY: '',
    },
  ],
  [
    'a shell',
    ['shell'],
    {
      DOLLAR: 'KTCANARY $HOME ${HOME} $(touch canary) `touch canary`',
      QUOTES: 'KTCANARY "double" \'single\'',
      BACKSLASH: 'KTCANARY C:\\new \\',
      NEWLINE: 'KTCANARY\nKEY=in\n',
      UNICODE: 'KTCANARY żółć 🔑',
    },
  ],
  ['python-dotenv', ['python-dotenv'], { QUOTES: 'KTCANARY "a" \'b\'', BACKSLASH: 'KTCANARY\\n', HASH: 'KTCANARY #x' }],
  [
    'all of them',
    ['dotenv', 'node', 'python-dotenv', 'shell'],
    { HASH: 'KTCANARY # x', JSON_TEXT: '{"a":"KTCANARY b"}', UNICODE: 'KTCANARY żółć', SPACES: ' KTCANARY ' },
  ],
];

describeEachServer((aws) => {
  test('the first run changes the managed keys of a commented file and not one byte more', async () => {
    await aws().put('once/database', JSON.stringify(DATABASE));
    const shop = aShop(aws().url, { '.env': BEFORE, 'keyturn.yaml': projectFor('once/database') });
    const { code, stderr } = await shop.run(['once']);
    expect({ code, stderr, text: shop.read('.env') }).toEqual({
      code: 0,
      stderr: '',
      text: BEFORE.replace('DB_USER=', 'DB_USER=KTCANARY-user\nDB_PASSWORD=KTCANARY-pass'),
    });
  });

  test('the second run writes nothing and says so', async () => {
    await aws().put('once/again', JSON.stringify(DATABASE));
    const shop = aShop(aws().url, { '.env': BEFORE, 'keyturn.yaml': projectFor('once/again') });
    const first = await shop.run(['once', '--json']);
    const written = shop.mtime('.env');
    const second = await shop.run(['--json', 'once']);
    expect([kindsOf(first), first.code, kindsOf(second), second.code, shop.mtime('.env') === written]).toEqual([
      ['checked', 'written'],
      0,
      ['checked', 'unchanged'],
      0,
      true,
    ]);
  });

  test('a file that was never there is made for its user alone', async () => {
    await aws().put('once/new-file', JSON.stringify(DATABASE));
    const shop = aShop(aws().url, { 'keyturn.yaml': projectFor('once/new-file') });
    const { code } = await shop.run(['once']);
    expect([code, statSync(join(shop.cwd, '.env')).mode & 0o777]).toEqual([0, 0o600]);
  });

  test('one JSON line tells who, where and what, never the value', async () => {
    const id = await aws().put('once/line', JSON.stringify(DATABASE));
    const shop = aShop(aws().url, { 'keyturn.yaml': projectFor('once/line') });
    const [, written] = eventsOf(await shop.run(['once', '--json']));
    expect(written).toEqual({
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      kind: 'written',
      cause: 'manual',
      secret: 'once/line',
      label: 'AWSCURRENT',
      region: 'eu-west-1',
      to: id,
      target: join(shop.cwd, '.env'),
      keys: ['DB_USER', 'DB_PASSWORD'],
    });
  });

  test.each(NASTY)('%s reads nasty values as they are', async (title, readers, values) => {
    const secret = `once/nasty-${title.replaceAll(' ', '-')}`;
    await aws().put(secret, JSON.stringify(values));
    const to = `env: .env, prefix: '', readers: [${readers.join(', ')}]`;
    const shop = aShop(aws().url, { '.env': '# mine\nA=1\n', 'keyturn.yaml': projectFor(secret, to) });
    const { code } = await shop.run(['once']);
    const names = Object.keys(values);
    expect([code, readByAll(shop, '.env', { names, readers })]).toEqual([0, agreedBy(values, readers)]);
  });

  // Half a second is real time here, and a busy machine may need more; the engine's own test has a clock to turn.
  test('twenty secrets into one file are one write', { retry: 2 }, async () => {
    const numbers = Array.from({ length: 20 }, (_, at) => at);
    await Promise.all(numbers.map((at) => aws().put(`once/many-${at}`, JSON.stringify({ v: `KTCANARY-${at}` }))));
    const watches = numbers.map((at) => `  - { secret: once/many-${at}, to: [{ env: .env, map: { v: V_${at} } }] }\n`);
    const shop = aShop(aws().url, { 'keyturn.yaml': `version: 1\nwatches:\n${watches.join('')}` });
    const renames = countRenames(shop.cwd, '.env');
    const { code, stdout } = await shop.run(['once', '--json']);
    const values = Object.fromEntries(numbers.map((at) => [`V_${at}`, `KTCANARY-${at}`]));
    expect([code, kindsOf({ stdout }).filter((kind) => kind === 'written').length, renames()]).toEqual([0, 20, 1]);
    expect(readByAll(shop, '.env', { names: Object.keys(values) })).toEqual(agreedBy(values));
  });
});
