import { join } from 'node:path';
import { expect, test } from 'vitest';
import { describeEachServer } from '../support/aws-server.ts';
import type { Ended } from '../support/ended.ts';
import { aShop } from './a-shop.ts';

function projectFor(map: string): string {
  return `version: 1\nwatches:\n  - secret: clean/readers\n    to: [{ env: .env, readers: [shell], map: { ${map} } }]\n`;
}

const targetsOf = ({ stdout }: Ended): unknown => JSON.parse(stdout).targets;

describeEachServer((aws) => {
  test('clean leaves what the readers of the target might misread, and takes it once the file is mended', async () => {
    await aws().put('clean/readers', JSON.stringify({ user: 'one', pass: 'two' }));
    const shop = aShop(aws().url, { 'keyturn.yaml': projectFor('user: DB_USER, pass: DB_PASS') });
    await shop.run(['once']);
    shop.write('keyturn.yaml', projectFor('user: DB_USER'));
    await shop.run(['once']);
    const target = join(shop.cwd, '.env');
    // dotenv takes this line for itself; a shell reads on until the next quote.
    shop.write('.env', `A=it's\n${shop.read('.env')}`);
    const left = shop.read('.env');
    const first = await shop.run(['clean', '--yes', '--json']);
    expect([targetsOf(first), shop.read('.env')]).toEqual([[{ target, removed: [], kept: ['DB_PASS'] }], left]);
    shop.write('.env', (left ?? '').replace("A=it's\n", ''));
    const second = await shop.run(['clean', '--yes', '--json']);
    expect([targetsOf(second), shop.read('.env')]).toEqual([
      [{ target, removed: ['DB_PASS'], kept: [] }],
      'DB_USER=one\n',
    ]);
  });
});
