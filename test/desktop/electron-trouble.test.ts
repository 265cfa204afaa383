import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import dbus from '@particle/dbus-next';
import { describe, expect, onTestFinished, test } from 'vitest';
import { callBus } from '../support/bus-call.ts';
import { partIsRequired } from '../support/require.ts';
import { ended, hasElectron, launchApp, startApp, type Workplace } from './electron-app.ts';
import { isInStep, prepareStage, quit, SECRET } from './electron-stage.ts';

function project({ envFile }: Workplace, yaml: string): void {
  writeFileSync(join(dirname(envFile), 'keyturn.yaml'), yaml);
}

const SSO = `[profile dev]
sso_session = corp
sso_account_id = 123456789012
sso_role_name = dev
region = eu-west-1
[sso-session corp]
sso_start_url = https://corp.test/start
sso_region = eu-west-1
`;
const KEYS = '[profile dev]\nregion = eu-west-1\naws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = example\n';

const KEYS_IN_SHELL = 'export AWS_ACCESS_KEY_ID=AKIDEXAMPLE AWS_SECRET_ACCESS_KEY=example';

/** A profile whose sign-in is over, and an `aws` whose sign-in works. */
function expiredSignIn({ home, environment }: Workplace): Record<string, string> {
  mkdirSync(join(home, '.aws'));
  writeFileSync(join(home, '.aws', 'config'), SSO);
  const programs = join(home, 'bin');
  mkdirSync(programs);
  const aws = join(programs, 'aws');
  writeFileSync(
    aws,
    `#!/bin/sh\necho "Signed in: $*"\nprintf '${KEYS.replaceAll('\n', '\\n')}' > "$HOME/.aws/config"\n`,
  );
  chmodSync(aws, 0o755);
  const { AWS_ACCESS_KEY_ID: _id, AWS_SECRET_ACCESS_KEY: _key, ...rest } = environment;
  return { ...rest, PATH: `${programs}:${rest.PATH}` };
}

/** A keyring that nobody opened, on this bus and no other. */
async function lockedKeyring(busAddress: string, home: string): Promise<void> {
  const env = { PATH: process.env.PATH, HOME: home, XDG_RUNTIME_DIR: home, DBUS_SESSION_BUS_ADDRESS: busAddress };
  const daemon = spawn('gnome-keyring-daemon', ['--start', '--foreground', '--components=secrets'], {
    env,
    stdio: 'ignore',
  });
  onTestFinished(() => void daemon.kill());
  const bus = dbus.sessionBus({ busAddress });
  const [destination, path] = ['org.freedesktop.DBus', '/org/freedesktop/DBus'];
  const ask = { destination, path, interface: destination, member: 'NameHasOwner', signature: 's' };
  for (let isThere = false; !isThere; ) {
    [isThere] = (await callBus(bus, { ...ask, body: ['org.freedesktop.secrets'] })) as [boolean];
  }
  bus.disconnect();
}

const hasKeyring = spawnSync('which', ['gnome-keyring-daemon']).status === 0 || partIsRequired('keyring');

describe.skipIf(!hasElectron() && !partIsRequired('electron'))('what goes wrong, on a real Electron', () => {
  const stage = prepareStage();

  test('an expired sign-in is told, the click leads to it, and Sign in brings everything in step', async () => {
    const { workplace, host, notifications } = stage;
    const environment = expiredSignIn(workplace);
    project(
      workplace,
      `version: 1\ndefaults: { profile: dev }\nwatches:\n  - secret: ${SECRET}\n    to: [{ env: .env, map: { password: DB_PASSWORD } }]\n`,
    );
    const electron = await launchApp({ ...workplace, environment });
    const item = await host.nextItem();
    await item.lookUntil(({ menu }) => menu.some(({ label }) => label === 'Sign in: dev'));
    expect((await item.look()).tooltip).toBe('Keyturn: 1 cannot be checked');
    const { title } = await notifications.waitFor((one) => one.title.startsWith('Sign in'));
    expect(title).toBe('Sign in to dev');
    const opened = electron.waitForEvent('window');
    notifications.click(title);
    const page = await opened;
    await page.getByRole('button', { name: 'Sign in', exact: true }).first().click();
    await page.getByText('Signed in: sso login --profile dev').waitFor();
    await item.lookUntil(isInStep);
    expect(readFileSync(workplace.envFile, 'utf8')).toBe('DB_PASSWORD=first\n');
    await notifications.waitFor((one) => one.title.endsWith('written'));
    expect(notifications.shown.map((one) => one.title)).toEqual(['Sign in to dev', `${SECRET} written`]);
    expect(await quit(electron)).toEqual([0, null]);
  });

  test('what the login shell says about AWS is read once, where a desktop started it', async () => {
    const { workplace, host } = stage;
    const { AWS_ACCESS_KEY_ID: _id, AWS_SECRET_ACCESS_KEY: _key, ...environment } = workplace.environment;
    const shell = join(workplace.home, 'shell');
    const lines = ['#!/bin/sh', 'echo once >> "$HOME/read"', 'echo Welcome', KEYS_IN_SHELL, 'exec sh -c "$2"', ''];
    writeFileSync(shell, lines.join('\n'));
    chmodSync(shell, 0o755);
    const child = startApp({ ...workplace, environment: { ...environment, SHELL: shell } });
    const item = await host.nextItem();
    await item.lookUntil(isInStep);
    expect(readFileSync(join(workplace.home, 'read'), 'utf8')).toBe('once\n');
    await item.click('Quit Keyturn');
    expect(await ended(child)).toEqual({ code: 0, said: '' });
  });

  test.skipIf(!hasKeyring)('a locked keyring holds back its item and nothing else', async () => {
    const { workplace, host, notifications, desktop } = stage;
    await lockedKeyring(desktop.busAddress, workplace.home);
    const targets = '[{ env: .env, map: { password: DB_PASSWORD } }, { keychain: { service: shop, account: db } }]';
    project(
      workplace,
      `version: 1\ndefaults: { region: eu-west-1 }\nwatches:\n  - secret: ${SECRET}\n    to: ${targets}\n`,
    );
    const child = startApp(workplace);
    const item = await host.nextItem();
    await item.lookUntil(({ tooltip }) => tooltip === 'Keyturn: 1 cannot be written');
    expect(readFileSync(workplace.envFile, 'utf8')).toBe('DB_PASSWORD=first\n');
    const { body } = await notifications.waitFor(({ title }) => title === `Not written: ${SECRET}`);
    expect(body).toContain('locked');
    await item.click('Quit Keyturn');
    expect(await ended(child)).toEqual({ code: 0, said: '' });
  });

  test('200 watches are one line, one short menu and one notification', async () => {
    const { workplace, aws, host, notifications } = stage;
    const names = Array.from({ length: 200 }, (_, index) => `dev/many/${index}`);
    for (const name of names) aws.secrets.put(name, '{"password":"first"}');
    const watches = names.map(
      (name, index) => `  - secret: ${name}\n    to: [{ env: .env, map: { password: P${index} } }]\n`,
    );
    project(workplace, `version: 1\ndefaults: { region: eu-west-1 }\nwatches:\n${watches.join('')}`);
    const child = startApp(workplace);
    const item = await host.nextItem();
    const { menu, inner } = await item.lookUntil(
      (look) => look.tooltip === 'Keyturn: all 200 in step' && look.inner.some(({ label }) => label === '175 more'),
    );
    expect(menu.length).toBeLessThan(20);
    expect(inner.filter(({ path }) => /^All watches > [^>]*$/.test(path))).toHaveLength(26);
    expect(readFileSync(workplace.envFile, 'utf8').split('\n')).toHaveLength(201);
    await notifications.waitFor(({ title }) => /^\d+ secrets written$/.test(title));
    expect(notifications.shown.length).toBeLessThan(10);
    await item.click('Quit Keyturn');
    expect(await ended(child)).toEqual({ code: 0, said: '' });
  });
});
