import { join } from 'node:path';
import { expect, test } from 'vitest';
import { describeEachServer } from '../support/aws-server.ts';
import { aShop } from './a-shop.ts';

const OLD = { username: 'KTCANARY-user', password: 'KTCANARY-pass' };
const NEW = { username: 'KTCANARY-user', password: 'KTCANARY-new' };

function projectFor(secret: string): string {
  const target = '{ env: .env, map: { username: DB_USER, password: DB_PASSWORD } }';
  return `version: 1\nwatches:\n  - { secret: ${secret}, to: [${target}] }\n`;
}

describeEachServer((aws) => {
  test('diff tells what would change, exits with 3, and changes nothing', async () => {
    const to = await aws().put('documents/diff', JSON.stringify(OLD));
    const shop = aShop(aws().url, { 'keyturn.yaml': projectFor('documents/diff'), '.env': 'DB_USER=\n' });
    const { code, stdout } = await shop.run(['diff', '--json']);
    expect([code, JSON.parse(stdout), shop.read('.env')]).toEqual([
      3,
      {
        targets: [
          {
            secret: 'documents/diff',
            label: 'AWSCURRENT',
            target: join(shop.cwd, '.env'),
            to,
            isHeld: false,
            entries: [
              { name: 'DB_USER', change: 'update' },
              { name: 'DB_PASSWORD', change: 'new' },
            ],
          },
        ],
        problems: [],
      },
      'DB_USER=\n',
    ]);
  });

  test('diff of what is in step exits with 0', async () => {
    await aws().put('documents/same', JSON.stringify(OLD));
    const shop = aShop(aws().url, { 'keyturn.yaml': projectFor('documents/same') });
    await shop.run(['once']);
    const { code, stdout } = await shop.run(['diff']);
    expect([code, stdout]).toEqual([0, 'Nothing would change.\n']);
  });

  test('once --dry-run tells the same and writes nothing', async () => {
    await aws().put('documents/dry', JSON.stringify(OLD));
    const shop = aShop(aws().url, { 'keyturn.yaml': projectFor('documents/dry'), '.env': 'A=1\n' });
    const { code, stdout } = await shop.run(['once', '--dry-run', '--json']);
    expect([code, JSON.parse(stdout).kind, shop.read('.env')]).toEqual([0, 'changed', 'A=1\n']);
  });

  test('status tells version, freshness and state without asking AWS again', async () => {
    const versionId = await aws().put('documents/status', JSON.stringify(OLD));
    const shop = aShop(aws().url, { 'keyturn.yaml': projectFor('documents/status') });
    await shop.run(['once']);
    const { code, stdout } = await shop.run(['status', '--json'], {
      environment: { AWS_ENDPOINT_URL: 'http://127.0.0.1:1' },
    });
    const document = JSON.parse(stdout);
    expect([code, Object.keys(document).sort(), document.watches]).toEqual([
      0,
      ['calls', 'channels', 'cost', 'isPaused', 'mood', 'problems', 'watches'],
      [
        expect.objectContaining({
          secret: 'documents/status',
          label: 'AWSCURRENT',
          versionId,
          freshness: { kind: 'fresh', confirmedAt: expect.any(Number) },
          feeds: [
            {
              target: join(shop.cwd, '.env'),
              state: 'in step',
              keys: expect.arrayContaining(['DB_USER', 'DB_PASSWORD']),
              leftBehind: [],
              readers: expect.any(Array),
            },
          ],
          projects: [shop.cwd],
        }),
      ],
    ]);
  });

  test('history keeps what happened, oldest first, across runs', async () => {
    const from = await aws().put('documents/history', JSON.stringify(OLD));
    const shop = aShop(aws().url, { 'keyturn.yaml': projectFor('documents/history') });
    await shop.run(['once']);
    const to = await aws().rotate('documents/history', JSON.stringify(NEW));
    await shop.run(['once']);
    const { code, stdout } = await shop.run(['history', '--json']);
    const told = JSON.parse(stdout).events.map(({ kind, keys, ...event }: Record<string, unknown>) => [
      kind,
      event.to,
      keys,
    ]);
    expect([code, told]).toEqual([
      0,
      [
        ['written', from, ['DB_USER', 'DB_PASSWORD']],
        ['changed', to, undefined],
        ['written', to, ['DB_PASSWORD']],
      ],
    ]);
  });

  test('a profile goes by another name on this machine, and the project does not know', async () => {
    await aws().put('documents/profile', JSON.stringify(OLD));
    const project = projectFor('documents/profile').replace('watches:', 'defaults: { profile: dev }\nwatches:');
    const shop = aShop(aws().url, { 'keyturn.yaml': project });
    shop.write('../aws-config', '[profile mine]\naws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = example\n');
    const before = await shop.run(['once', '--json']);
    const profile = await shop.run(['profile', 'dev=mine', '--json']);
    const after = await shop.run(['once', '--json']);
    const forgotten = await shop.run(['profile', 'dev=', '--json']);
    expect([before.code, JSON.parse(before.stdout.trim()).problem.code]).toEqual([1, 'profile-missing']);
    expect([JSON.parse(profile.stdout), after.code, JSON.parse(forgotten.stdout)]).toEqual([
      { profiles: { dev: 'mine' }, problems: [] },
      0,
      { profiles: {}, problems: [] },
    ]);
    expect(shop.read('keyturn.yaml')).toBe(project);
  });

  test('two projects are brought in step together, each with its own file', async () => {
    await aws().put('documents/shop', JSON.stringify(OLD));
    await aws().put('documents/blog', JSON.stringify(NEW));
    const shop = aShop(aws().url, {
      'keyturn.yaml': projectFor('documents/shop'),
      '../blog/keyturn.yaml': projectFor('documents/blog'),
    });
    const blog = join(shop.home, 'blog');
    const { code } = await shop.run(['--project', '.', 'once', '--project', blog]);
    expect([code, shop.read('.env'), shop.read('../blog/.env')]).toEqual([
      0,
      'DB_USER=KTCANARY-user\nDB_PASSWORD=KTCANARY-pass\n',
      'DB_USER=KTCANARY-user\nDB_PASSWORD=KTCANARY-new\n',
    ]);
  });
});
