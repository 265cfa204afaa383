import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { partIsRequired } from '../support/require.ts';

const TOOLS = ['dbus-run-session', 'gnome-keyring-daemon', 'secret-tool'];
const hasKeyring = TOOLS.every((tool) => spawnSync('which', [tool]).status === 0) || partIsRequired('keyring');
const needsKeyring = test.skipIf(!hasKeyring);

const CHILD = join(import.meta.dirname, 'keychain-child.ts');
const ASK = `"${process.execPath}" "${CHILD}"`;
const LOOK_UP = `secret-tool lookup service keyturn-test account 'db é'`;
/** The keyring keeps the first password of a home, so every session gets a home of its own. */
const UNLOCK = 'eval "$(printf %s test-pass | gnome-keyring-daemon --unlock --components=secrets)"';
const UNLOCK_AGAIN = 'printf %s test-pass | gnome-keyring-daemon --replace --unlock --components=secrets > /dev/null';
const LOCK =
  'gdbus call --session --dest org.freedesktop.secrets --object-path /org/freedesktop/secrets ' +
  '--method org.freedesktop.Secret.Service.Lock "[objectpath \'/org/freedesktop/secrets/collection/login\']" > /dev/null';

function environment(): NodeJS.ProcessEnv {
  const home = mkdtempSync(join(tmpdir(), 'keyturn-home-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  return { PATH: process.env.PATH, HOME: home, XDG_RUNTIME_DIR: home, LANG: 'C.UTF-8' };
}

/** Lines that the script says inside a D-Bus session. */
function inSession(script: string): string[] {
  const options = { env: environment(), encoding: 'utf8', timeout: 50_000 } as const;
  const { stdout } = spawnSync('dbus-run-session', ['--', 'bash', '-c', script], options);
  const lines = stdout.trimEnd().split('\n');
  // A daemon that D-Bus starts says this into the session's own output.
  return lines.filter((line) => !line.startsWith('GNOME_KEYRING_CONTROL='));
}

needsKeyring('an unlocked keyring takes, shows and gives up an item; secret-tool reads the same', () => {
  const script = [UNLOCK, `${ASK} probe`, `${ASK} look`, `${ASK} set 's3cr3t "é" $x'`, LOOK_UP, 'echo', `${ASK} look`];
  expect(inSession([...script, `${ASK} remove`, `${ASK} look`, `${LOOK_UP} || echo nothing`].join('\n'))).toEqual([
    ...['available', 'absent', 'done', 's3cr3t "é" $x', 'there', 'done', 'absent', 'nothing'],
  ]);
});

needsKeyring('the probe leaves nothing behind', () => {
  const script = [
    UNLOCK,
    `${ASK} probe`,
    'secret-tool search --all service keyturn-probe 2>&1 | grep -c label || true',
  ];
  expect(inSession(script.join('\n'))).toEqual(['available', '0']);
});

needsKeyring('a keyring that was never unlocked is locked, not empty, and nothing is written elsewhere', () => {
  const start = 'gnome-keyring-daemon --start --components=secrets > /dev/null';
  const script = [start, `${ASK} probe`, `${ASK} look`, `${ASK} set x`, `${LOOK_UP} || echo nothing`];
  expect(inSession(script.join('\n'))).toEqual(['locked', 'keychain-locked', 'keychain-locked', 'nothing']);
});

needsKeyring('a keyring locked again is locked, and after unlocking nothing is lost', () => {
  const script = [
    UNLOCK,
    `${ASK} set kept`,
    LOCK,
    `${ASK} look`,
    `${ASK} set lost`,
    UNLOCK_AGAIN,
    LOOK_UP,
    'echo',
    `${ASK} look`,
  ];
  expect(inSession(script.join('\n'))).toEqual(['done', 'keychain-locked', 'keychain-locked', 'kept', 'there']);
});

/** A session that cannot start services by itself: what a machine without any keyring has. */
const BARE_BUS = `<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen><policy context="default">
  <allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>`;

needsKeyring('a session without a keyring, and a machine without a session, are unavailable', () => {
  const env = environment();
  const config = join(env.HOME ?? '', 'bus.conf');
  writeFileSync(config, BARE_BUS);
  const runs = [[], ['dbus-run-session', `--config-file=${config}`, '--']].map((session) => {
    const [program = '', ...rest] = [...session, process.execPath, CHILD, 'set', 'x'];
    return spawnSync(program, rest, { env, encoding: 'utf8', timeout: 20_000 }).stdout;
  });
  expect(runs).toEqual(['keychain-unavailable\n', 'keychain-unavailable\n']);
});
