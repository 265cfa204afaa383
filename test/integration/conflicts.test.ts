import { unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { describeEachServer } from '../support/aws-server.ts';
import type { Ended } from '../support/ended.ts';
import { aShop, eventsOf, kindsOf } from './a-shop.ts';

function projectFor(secret: string, target = 'map: { username: DB_USER, password: DB_PASSWORD }'): string {
  return `version: 1\nwatches:\n  - { secret: ${secret}, to: [{ env: .env, ${target} }] }\n`;
}

function value(word: string): string {
  return JSON.stringify({ username: 'KTCANARY-user', password: `KTCANARY-${word}` });
}

function envOf(password: string): string {
  return `DB_USER=KTCANARY-user\nDB_PASSWORD=${password}\n`;
}

/** The events that are not mere progress. */
function newsOf(ran: Ended): (readonly [string, readonly string[] | undefined])[] {
  return eventsOf(ran).flatMap(({ kind, keys }) => (kind === 'checked' ? [] : [[kind, keys] as const]));
}

describeEachServer((aws) => {
  test('a value that Keyturn never wrote is not replaced, and the message names the way out', async () => {
    await aws().put('conflicts/foreign', value('aws'));
    const shop = aShop(aws().url, { 'keyturn.yaml': projectFor('conflicts/foreign'), '.env': envOf('KTCANARY-mine') });
    const told = await shop.run(['once']);
    const json = await shop.run(['once', '--json']);
    expect([told.code, json.code, newsOf(json), shop.read('.env')]).toEqual([
      1,
      1,
      [['conflict', ['DB_PASSWORD']]],
      envOf('KTCANARY-mine'),
    ]);
    expect(told.stderr).toContain('--adopt');
  });

  test('once --adopt takes what AWS has', async () => {
    await aws().put('conflicts/adopt', value('aws'));
    const shop = aShop(aws().url, { 'keyturn.yaml': projectFor('conflicts/adopt'), '.env': envOf('KTCANARY-mine') });
    const { code } = await shop.run(['once', '--adopt']);
    expect([code, shop.read('.env')]).toEqual([0, envOf('KTCANARY-aws')]);
  });

  test('a stale file with the previous value is the normal first run', async () => {
    await aws().put('conflicts/stale', value('old'));
    await aws().rotate('conflicts/stale', value('new'));
    const shop = aShop(aws().url, { 'keyturn.yaml': projectFor('conflicts/stale'), '.env': envOf('KTCANARY-old') });
    const ran = await shop.run(['once', '--json']);
    expect([ran.code, newsOf(ran), shop.read('.env')]).toEqual([
      0,
      [['written', ['DB_PASSWORD']]],
      envOf('KTCANARY-new'),
    ]);
  });

  test('an edit at an unchanged version stays, is shown, and is no failure', async () => {
    await aws().put('conflicts/drift', value('one'));
    const shop = aShop(aws().url, { 'keyturn.yaml': projectFor('conflicts/drift') });
    await shop.run(['once']);
    shop.write('.env', envOf('KTCANARY-mine'));
    const ran = await shop.run(['once', '--json']);
    const { stdout } = await shop.run(['status', '--json']);
    expect([ran.code, newsOf(ran), shop.read('.env')]).toEqual([
      0,
      [['drifted', ['DB_PASSWORD']]],
      envOf('KTCANARY-mine'),
    ]);
    expect(JSON.parse(stdout).mood).not.toBe('trouble');
  });

  test('an edit meets a new version: a conflict, and no key of the secret is written', async () => {
    await aws().put('conflicts/edited', value('one'));
    const shop = aShop(aws().url, { 'keyturn.yaml': projectFor('conflicts/edited') });
    await shop.run(['once']);
    shop.write('.env', envOf('KTCANARY-mine'));
    const both = JSON.stringify({ username: 'KTCANARY-user2', password: 'KTCANARY-two' });
    await aws().rotate('conflicts/edited', both);
    const ran = await shop.run(['once', '--json']);
    expect([ran.code, kindsOf(ran), shop.read('.env')]).toEqual([
      1,
      ['checked', 'changed', 'conflict'],
      envOf('KTCANARY-mine'),
    ]);
  });

  test.each([
    ['take', 0, 'KTCANARY-two'],
    ['keep', 0, 'KTCANARY-mine'],
  ])('onConflict: %s decides for the user', async (choice, code, password) => {
    const secret = `conflicts/${choice}`;
    await aws().put(secret, value('one'));
    const target = `map: { username: DB_USER, password: DB_PASSWORD }, onConflict: ${choice}`;
    const shop = aShop(aws().url, { 'keyturn.yaml': projectFor(secret, target) });
    await shop.run(['once']);
    shop.write('.env', envOf('KTCANARY-mine'));
    await aws().rotate(secret, value('two'));
    const ran = await shop.run(['once']);
    expect([ran.code, shop.read('.env')]).toEqual([code, envOf(password)]);
  });

  test('a file that vanished is told and not made again without a word', async () => {
    await aws().put('conflicts/gone', value('one'));
    const shop = aShop(aws().url, { 'keyturn.yaml': projectFor('conflicts/gone') });
    await shop.run(['once']);
    unlinkSync(join(shop.cwd, '.env'));
    const ran = await shop.run(['once', '--json']);
    const adopted = await shop.run(['once', '--adopt']);
    expect([ran.code, eventsOf(ran).at(-1)?.problem?.code, adopted.code, shop.read('.env')]).toEqual([
      1,
      'file-gone',
      0,
      envOf('KTCANARY-one'),
    ]);
  });

  test('a key that left the mapping stays behind until clean takes it away', async () => {
    await aws().put('conflicts/left', value('one'));
    const shop = aShop(aws().url, { 'keyturn.yaml': projectFor('conflicts/left'), '.env': '# mine\n' });
    await shop.run(['once']);
    shop.write('keyturn.yaml', projectFor('conflicts/left', 'map: { username: DB_USER }'));
    const ran = await shop.run(['once']);
    const left = shop.read('.env');
    const dry = await shop.run(['clean', '--json']);
    const stillThere = shop.read('.env');
    const wet = await shop.run(['clean', '--yes', '--json']);
    expect([ran.code, left, stillThere]).toEqual([0, `# mine\n${envOf('KTCANARY-one')}`, left]);
    expect([JSON.parse(dry.stdout), JSON.parse(wet.stdout), shop.read('.env')]).toEqual([
      { targets: [{ target: join(shop.cwd, '.env'), removed: ['DB_PASSWORD'], kept: [] }], isDry: true, problems: [] },
      { targets: [{ target: join(shop.cwd, '.env'), removed: ['DB_PASSWORD'], kept: [] }], isDry: false, problems: [] },
      '# mine\nDB_USER=KTCANARY-user\n',
    ]);
  });

  test('clean keeps what was edited by hand', async () => {
    await aws().put('conflicts/clean', value('one'));
    const shop = aShop(aws().url, { 'keyturn.yaml': projectFor('conflicts/clean') });
    await shop.run(['once']);
    shop.write('keyturn.yaml', projectFor('conflicts/clean', 'map: { username: DB_USER }'));
    await shop.run(['once']);
    shop.write('.env', envOf('KTCANARY-mine'));
    const { stdout } = await shop.run(['clean', '--yes', '--json']);
    expect([JSON.parse(stdout).targets, shop.read('.env')]).toEqual([
      [{ target: join(shop.cwd, '.env'), removed: [], kept: ['DB_PASSWORD'] }],
      envOf('KTCANARY-mine'),
    ]);
  });
});
