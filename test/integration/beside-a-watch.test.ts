import { join } from 'node:path';
import { expect, test } from 'vitest';
import { describeEachServer } from '../support/aws-server.ts';
import { aShop, kindsOf } from './a-shop.ts';
import { countRenames } from './count-renames.ts';
import { isKind, startWatch } from './watching.ts';

function projectFor(secret: string, interval = '5m'): string {
  const watch = `  - { secret: ${secret}, to: [{ env: .env, map: { password: DB_PASSWORD } }] }\n`;
  return `version: 1\ndefaults: { interval: ${interval} }\nwatches:\n${watch}`;
}

function value(word: string): string {
  return JSON.stringify({ password: `KTCANARY-${word}` });
}

describeEachServer((aws) => {
  test('once beside a running watch is answered by it, and the file is written once', async () => {
    await aws().put('beside/once', value('one'));
    const shop = aShop(aws().url, { 'keyturn.yaml': projectFor('beside/once') });
    const watching = startWatch(shop);
    await watching.next(isKind('written'));
    await aws().rotate('beside/once', value('two'));
    const renames = countRenames(shop.cwd, '.env');
    const [once, status] = [await shop.run(['once', '--json']), await shop.run(['status', '--json'])];
    const told = await watching.next(isKind('written'));
    expect([once.code, kindsOf(once), told.cause, shop.read('.env'), renames()]).toEqual([
      0,
      ['checked', 'changed', 'written'],
      'manual',
      'DB_PASSWORD=KTCANARY-two\n',
      1,
    ]);
    expect(JSON.parse(status.stdout).owner).toBe(watching.child.pid);
    await watching.end();
  });

  test('ten runs at the same time are all right and write once', async () => {
    await aws().put('beside/ten', value('one'));
    const shop = aShop(aws().url, { 'keyturn.yaml': projectFor('beside/ten') });
    const renames = countRenames(shop.cwd, '.env');
    const runs = await Promise.all(Array.from({ length: 10 }, () => shop.run(['once', '--json'])));
    expect([runs.map(({ code }) => code), renames()]).toEqual([Array.from({ length: 10 }, () => 0), 1]);
  });

  test('a second watch attaches, prints the events, and takes over when the owner is killed', async () => {
    await aws().put('beside/heir', value('one'));
    const shop = aShop(aws().url, { 'keyturn.yaml': projectFor('beside/heir', '1s') });
    const owner = startWatch(shop);
    await owner.next(isKind('written'));
    const heir = startWatch(shop);
    await heir.next(isKind('checked'));
    const ownerOf = async (): Promise<unknown> => JSON.parse((await shop.run(['status', '--json'])).stdout).owner;
    const first = await ownerOf();
    await aws().rotate('beside/heir', value('two'));
    const told = await heir.next(isKind('written'));
    owner.child.kill('SIGKILL');
    await owner.ended;
    await heir.next(isKind('started'));
    const second = await ownerOf();
    await aws().rotate('beside/heir', value('three'));
    const written = await heir.next(isKind('written'));
    expect([first, second]).toEqual([owner.child.pid, heir.child.pid]);
    expect([told.target, written.target, shop.read('.env')]).toEqual([
      join(shop.cwd, '.env'),
      join(shop.cwd, '.env'),
      'DB_PASSWORD=KTCANARY-three\n',
    ]);
    const { code, stderr } = await heir.end();
    const words = [
      `Keyturn runs already (process ${owner.child.pid})`,
      'The Keyturn that ran has ended; this one goes on.',
    ];
    expect([code, words.filter((one) => stderr.includes(one))]).toEqual([0, words]);
  });

  test('a second watch that ends leaves the first one running', async () => {
    await aws().put('beside/guest', value('one'));
    const shop = aShop(aws().url, { 'keyturn.yaml': projectFor('beside/guest', '1s') });
    const owner = startWatch(shop);
    await owner.next(isKind('written'));
    const guest = startWatch(shop);
    await guest.next(isKind('checked'));
    const { code } = await guest.end();
    await aws().rotate('beside/guest', value('two'));
    await owner.next(isKind('written'));
    expect([code, shop.read('.env')]).toEqual([0, 'DB_PASSWORD=KTCANARY-two\n']);
    await owner.end();
  });
});
