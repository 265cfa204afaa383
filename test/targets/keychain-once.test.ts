import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { DEFAULT_REGION } from '../../main/demo/aws/secrets/direct-secrets.ts';
import { startStandIn } from '../../main/demo/aws/stand-in.ts';
import { hasKeyring, type KeyringState, keyringUser } from '../support/keyring-session.ts';

const CLI = join(import.meta.dirname, '..', '..', 'main', 'cli.ts');
const SECRET = 'dev/shop/database';
const PROJECT = `version: 1
defaults: { profile: demo }
watches:
  - secret: ${SECRET}
    to:
      - keychain: { service: shop, account: db, field: password }
`;

type Event = { readonly kind: string; readonly target?: string; readonly problem?: { readonly code: string } };

/** Files that hold a value in the clear. */
function clearTextIn(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => statSync(join(folder, name), { throwIfNoEntry: false })?.isFile());
  return files.filter((name) => readFileSync(join(folder, name), 'utf8').includes('canary'));
}

/** A project with one keychain target, a pretend AWS, and a user with a keyring. */
async function aShop() {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'keyturn-keychain-')));
  const standIn = await startStandIn();
  onTestFinished(async () => {
    await standIn.close();
    rmSync(root, { recursive: true, force: true });
  });
  const user = keyringUser();
  const project = join(root, 'shop');
  mkdirSync(project);
  writeFileSync(join(project, 'keyturn.yaml'), PROJECT);
  const keys = 'aws_access_key_id = AKIADEMODEMODEMODEMO\naws_secret_access_key = not-a-secret\n';
  const profile = `[profile demo]\nregion = ${DEFAULT_REGION}\nendpoint_url = ${standIn.url}\n${keys}`;
  writeFileSync(join(root, 'aws-config'), profile);
  const environment = {
    AWS_CONFIG_FILE: join(root, 'aws-config'),
    AWS_SHARED_CREDENTIALS_FILE: join(root, 'none'),
    AWS_EC2_METADATA_DISABLED: 'true',
  };
  const command = [process.execPath, CLI, 'once', '--json', '--project', project, '--config', join(root, 'config')];
  return {
    clearText: () => [root, user.home].flatMap(clearTextIn),
    put: (password: string) => standIn.secrets.put(SECRET, JSON.stringify({ username: 'shop', password })),
    async once(state: KeyringState) {
      const { code, stdout } = await user.run(state, command, environment);
      const events = stdout
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Event);
      const about = events.filter(({ target, problem }) => target !== undefined || problem !== undefined);
      return { code, stdout, kinds: about.map(({ kind, problem }) => (problem ? problem.code : kind)) };
    },
    lookUp: async () =>
      (await user.run('unlocked', ['secret-tool', 'lookup', 'service', 'shop', 'account', 'db'])).stdout,
  };
}

const needsKeyring = test.skipIf(!hasKeyring());

needsKeyring('once writes the keychain, once more leaves it, and a rotation moves it on', async () => {
  const shop = await aShop();
  shop.put('first-canary');
  expect(await shop.once('unlocked')).toMatchObject({ code: 0, kinds: ['written'] });
  expect(await shop.lookUp()).toBe('first-canary');
  expect(await shop.once('unlocked')).toMatchObject({ code: 0, kinds: ['unchanged'] });
  shop.put('second-canary');
  const third = await shop.once('unlocked');
  expect(third).toMatchObject({ code: 0, kinds: expect.arrayContaining(['written']) });
  expect([await shop.lookUp(), third.stdout.includes('canary')]).toEqual(['second-canary', false]);
});

needsKeyring.each([
  ['locked', 'keychain-locked'],
  ['absent', 'keychain-unavailable'],
] as const)('once with a keyring that is %s ends with exit 1, and the next one repairs it', async (state, problem) => {
  const shop = await aShop();
  shop.put('first-canary');
  await shop.once('unlocked');
  shop.put('second-canary');
  const refused = await shop.once(state);
  expect([refused.code, refused.kinds.at(-1), refused.stdout.includes('canary')]).toEqual([1, problem, false]);
  expect(shop.clearText()).toEqual([]);
  expect(await shop.lookUp()).toBe('first-canary');
  expect((await shop.once('unlocked')).code).toBe(0);
  expect(await shop.lookUp()).toBe('second-canary');
});

needsKeyring.each(['locked', 'absent'] as const)('the check sees a fallback to a file when %s', async (state) => {
  const user = keyringUser();
  await user.run(state, [process.execPath, join(import.meta.dirname, 'falling-back.ts'), 'canary']);
  expect(clearTextIn(user.home)).toEqual(['substitute']);
});
