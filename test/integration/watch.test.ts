import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { describeEachServer } from '../support/aws-server.ts';
import { aShop, type Shop } from './a-shop.ts';
import { isKind, startWatch } from './watching.ts';

function projectFor(secret: string, label = 'AWSCURRENT'): string {
  const watch = `  - secret: ${secret}\n    label: ${label}\n    to: [{ env: .env, map: { password: DB_PASSWORD } }]\n`;
  return `version: 1\ndefaults: { interval: 1s }\nwatches:\n${watch}`;
}

function value(word: string): string {
  return JSON.stringify({ password: `KTCANARY-${word}` });
}

function lineOf(shop: Shop): string {
  return shop.read('.env').trim();
}

describeEachServer((aws) => {
  test('watch picks up a rotation', async () => {
    const first = await aws().put('watch/rotated', value('one'));
    const shop = aShop(aws().url, { 'keyturn.yaml': projectFor('watch/rotated') });
    const watching = startWatch(shop);
    await watching.next(isKind('written'));
    const before = lineOf(shop);
    const second = await aws().rotate('watch/rotated', value('two'));
    const changed = await watching.next(isKind('changed'));
    await watching.next(isKind('written'));
    expect([before, lineOf(shop), changed.from, changed.to, changed.cause]).toEqual([
      'DB_PASSWORD=KTCANARY-one',
      'DB_PASSWORD=KTCANARY-two',
      first,
      second,
      'poll',
    ]);
    expect((await watching.end()).code).toBe(0);
  });

  test('watch follows a label of the team and nothing else', async () => {
    await aws().put('watch/labeled', value('current'));
    const blue = await aws().putBehind('BLUE', 'watch/labeled', value('blue'));
    const shop = aShop(aws().url, { 'keyturn.yaml': projectFor('watch/labeled', 'BLUE') });
    const watching = startWatch(shop);
    await watching.next(isKind('written'));
    const before = lineOf(shop);
    const green = await aws().putBehind('GREEN', 'watch/labeled', value('green'));
    await aws().rotate('watch/labeled', value('current-two'));
    await aws().moveLabel('BLUE', 'watch/labeled', green);
    const changed = await watching.next(isKind('changed'));
    await watching.next(isKind('written'));
    expect([before, lineOf(shop), changed.label, changed.from, changed.to]).toEqual([
      'DB_PASSWORD=KTCANARY-blue',
      'DB_PASSWORD=KTCANARY-green',
      'BLUE',
      blue,
      green,
    ]);
    await watching.end();
  });

  test('watch on AWSPREVIOUS writes the old value after a rotation', async () => {
    await aws().put('watch/previous', value('one'));
    await aws().rotate('watch/previous', value('two'));
    const shop = aShop(aws().url, { 'keyturn.yaml': projectFor('watch/previous', 'AWSPREVIOUS') });
    const watching = startWatch(shop);
    await watching.next(isKind('written'));
    const before = lineOf(shop);
    await aws().rotate('watch/previous', value('three'));
    await watching.next(isKind('written'));
    expect([before, lineOf(shop)]).toEqual(['DB_PASSWORD=KTCANARY-one', 'DB_PASSWORD=KTCANARY-two']);
    await watching.end();
  });

  test('a rollback of AWSCURRENT brings the old value back', async () => {
    const good = await aws().put('watch/rollback', value('good'));
    const bad = await aws().rotate('watch/rollback', value('bad'));
    const shop = aShop(aws().url, { 'keyturn.yaml': projectFor('watch/rollback') });
    const watching = startWatch(shop);
    await watching.next(isKind('written'));
    const before = lineOf(shop);
    await aws().moveLabel('AWSCURRENT', 'watch/rollback', good);
    const changed = await watching.next(isKind('changed'));
    await watching.next(isKind('written'));
    expect([before, lineOf(shop), changed.from, changed.to]).toEqual([
      'DB_PASSWORD=KTCANARY-bad',
      'DB_PASSWORD=KTCANARY-good',
      bad,
      good,
    ]);
    await watching.end();
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('%s ends watch in peace', async (signal) => {
    const secret = `watch/${signal}`;
    await aws().put(secret, value('one'));
    const shop = aShop(aws().url, { 'keyturn.yaml': projectFor(secret) });
    const watching = startWatch(shop);
    await watching.next(isKind('written'));
    const { code, stdout, stderr } = await watching.end(signal);
    const leftovers = [...readdirSync(shop.cwd), ...readdirSync(shop.config)].filter((name) => /tmp|sock/.test(name));
    expect([code, stdout.trim().split('\n').at(-1), stderr, leftovers, lineOf(shop)]).toEqual([
      0,
      expect.stringContaining('"kind":"stopped"'),
      expect.not.stringContaining('✗'),
      [],
      'DB_PASSWORD=KTCANARY-one',
    ]);
  });

  test('a changed keyturn.yaml that names something new waits for a yes', async () => {
    await aws().put('watch/pulled', value('one'));
    const shop = aShop(aws().url, { 'keyturn.yaml': projectFor('watch/pulled') });
    const watching = startWatch(shop);
    await watching.next(isKind('written'));
    shop.write('keyturn.yaml', projectFor('watch/other'));
    const { problem } = await watching.next(isKind('failed'));
    expect([problem?.code, problem?.cure]).toEqual(['trust', expect.stringContaining('keyturn once')]);
    await watching.end();
  });
});
