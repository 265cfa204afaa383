import { expect, test } from 'vitest';
import { describeEachServer } from '../support/aws-server.ts';
import { aShop, eventsOf, type Shop } from './a-shop.ts';
import { agreedBy, readByAll } from './env-files.ts';

function projectFor(secret: string, target: string): string {
  return `version: 1\nwatches:\n  - { secret: '${secret}', to: [{ env: .env, ${target} }] }\n`;
}

function valuesIn(shop: Shop, values: Readonly<Record<string, string>>): void {
  expect(readByAll(shop, '.env', { names: Object.keys(values) })).toEqual(agreedBy(values));
}

describeEachServer((aws) => {
  const shopFor = (secret: string, target: string, before = ''): Shop =>
    aShop(aws().url, { 'keyturn.yaml': projectFor(secret, target), '.env': before });

  test('an ARN brings its own region', async () => {
    await aws().put('secrets/far', 'KTCANARY-east', { region: 'us-east-1' });
    const shop = shopFor(await aws().arn('secrets/far', { region: 'us-east-1' }), 'as: TOKEN');
    const ran = await shop.run(['once', '--json']);
    expect([ran.code, eventsOf(ran).at(-1)?.region]).toEqual([0, 'us-east-1']);
    valuesIn(shop, { TOKEN: 'KTCANARY-east' });
  });

  test('prefix writes every field in UPPER_SNAKE', async () => {
    await aws().put(
      'secrets/prefix',
      JSON.stringify({ userName: 'KTCANARY-u', 'api.key': 'KTCANARY-k', HTTPPort: 80 }),
    );
    const shop = shopFor('secrets/prefix', 'prefix: DB_');
    expect((await shop.run(['once'])).code).toBe(0);
    valuesIn(shop, { DB_USER_NAME: 'KTCANARY-u', DB_API_KEY: 'KTCANARY-k', DB_HTTP_PORT: '80' });
  });

  test('as writes the whole text, whatever it is', async () => {
    await aws().put('secrets/whole', '{"a": "KTCANARY", "n": 1.0}');
    const shop = shopFor('secrets/whole', 'as: DATABASE_JSON');
    expect((await shop.run(['once'])).code).toBe(0);
    valuesIn(shop, { DATABASE_JSON: '{"a": "KTCANARY", "n": 1.0}' });
  });

  test('encode: base64 carries what no reader could agree on', async () => {
    const nasty = 'KTCANARY \'"`$(id)`\n\\ #\r\n';
    await aws().put('secrets/base64', nasty);
    const shop = shopFor('secrets/base64', 'as: BLOB, encode: base64');
    expect((await shop.run(['once'])).code).toBe(0);
    valuesIn(shop, { BLOB: Buffer.from(nasty).toString('base64') });
  });

  test('a binary secret is written as base64', async () => {
    const bytes = Buffer.from([0, 255, 1, 254, ...Buffer.from('KTCANARY')]);
    await aws().put('secrets/binary', bytes);
    const shop = shopFor('secrets/binary', 'as: BLOB');
    expect((await shop.run(['once'])).code).toBe(0);
    valuesIn(shop, { BLOB: bytes.toString('base64') });
  });

  test('numbers beyond 2^53 keep their digits; true and false are words', async () => {
    await aws().put('secrets/numbers', '{"id": 9007199254740993, "rate": 1.10, "on": true}');
    const shop = shopFor('secrets/numbers', 'map: { id: ID, rate: RATE, on: ON }');
    expect((await shop.run(['once'])).code).toBe(0);
    valuesIn(shop, { ID: '9007199254740993', RATE: '1.10', ON: 'true' });
  });

  test('a.b reaches into objects, and a field spelled so wins', async () => {
    await aws().put('secrets/nested', '{"a": {"b": "KTCANARY-in", "c": "KTCANARY-c"}, "a.b": "KTCANARY-flat"}');
    const shop = shopFor('secrets/nested', 'map: { a.b: FLAT, a.c: DEEP }');
    expect((await shop.run(['once'])).code).toBe(0);
    valuesIn(shop, { FLAT: 'KTCANARY-flat', DEEP: 'KTCANARY-c' });
  });

  test('fields of what is not JSON are one clear problem', async () => {
    await aws().put('secrets/plain', 'KTCANARY no json');
    const shop = shopFor('secrets/plain', 'map: { password: DB_PASSWORD }', 'DB_PASSWORD=\n');
    const ran = await shop.run(['once', '--json']);
    const { code, message, cure } = eventsOf(ran).at(-1)?.problem ?? {};
    expect([ran.code, code, message, cure, shop.read('.env')]).toEqual([
      1,
      'not-json',
      'secrets/plain is not a JSON object, so it has no fields to pick.',
      'Use `as: NAME` in keyturn.yaml to write the whole secret under one name.',
      'DB_PASSWORD=\n',
    ]);
  });

  test('a new key that no reader set can hold is refused by name, and the others are written', async () => {
    await aws().put('secrets/refused', JSON.stringify({ A: 'KTCANARY-a', NODE_OPTIONS: 'KTCANARY --require x' }));
    const shop = shopFor('secrets/refused', "prefix: ''");
    const ran = await shop.run(['once', '--json']);
    const refused = eventsOf(ran).find(({ kind }) => kind === 'refused');
    expect([ran.code, refused?.keys, shop.read('.env')]).toEqual([1, ['NODE_OPTIONS'], 'A=KTCANARY-a\n']);
  });

  test('a present key that cannot be updated holds its whole secret back', async () => {
    await aws().put('secrets/held', JSON.stringify({ a: 'KTCANARY-a', b: 'KTCANARY-b' }));
    const shop = shopFor('secrets/held', 'map: { a: A, b: B }, readers: [dotenv, node, python-dotenv, shell]');
    await shop.run(['once']);
    const before = shop.read('.env');
    await aws().rotate('secrets/held', JSON.stringify({ a: 'KTCANARY-a2', b: 'KTCANARY \'"`$(id)`\n\\ #' }));
    const ran = await shop.run(['once', '--json']);
    const refused = eventsOf(ran).find(({ kind }) => kind === 'refused');
    expect([ran.code, refused?.keys, before, shop.read('.env')]).toEqual([
      1,
      ['B'],
      'A=KTCANARY-a\nB=KTCANARY-b\n',
      before,
    ]);
  });

  test('a field that left the JSON neither blanks nor removes its line', async () => {
    await aws().put('secrets/shrunk', JSON.stringify({ a: 'KTCANARY-a', b: 'KTCANARY-b' }));
    const shop = shopFor('secrets/shrunk', "prefix: ''");
    await shop.run(['once']);
    await aws().rotate('secrets/shrunk', JSON.stringify({ a: 'KTCANARY-a2' }));
    const { code } = await shop.run(['once']);
    const { stdout } = await shop.run(['status', '--json']);
    expect([code, shop.read('.env'), JSON.parse(stdout).watches[0].feeds[0].leftBehind]).toEqual([
      0,
      'A=KTCANARY-a2\nB=KTCANARY-b\n',
      ['B'],
    ]);
  });
});
