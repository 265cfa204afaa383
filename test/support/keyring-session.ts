import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { partIsRequired } from './require.ts';

/** `absent`: no session bus at all. `locked`: the daemon runs, and nobody can answer its prompt. */
export type KeyringState = 'unlocked' | 'locked' | 'absent';

export type Said = { readonly code: number | null; readonly stdout: string };

/** One user's keyring on disk. Each run is a new login: its own session bus, its own daemon, no display. */
export type KeyringUser = {
  readonly home: string;
  run(state: KeyringState, command: readonly string[], environment?: NodeJS.ProcessEnv): Promise<Said>;
};

const LOGIN = `
if [ "$1" = unlocked ]; then eval "$(printf %s test-pass | gnome-keyring-daemon --unlock --components=secrets)"
else gnome-keyring-daemon --start --components=secrets > /dev/null; fi
shift
"$@"
code=$?
# A daemon that D-Bus started now and then outlives its session.
daemon=$(gdbus call --session --dest org.freedesktop.DBus --object-path /org/freedesktop/DBus \\
  --method org.freedesktop.DBus.GetConnectionUnixProcessID org.freedesktop.secrets | tr -dc '0-9 ' | cut -d' ' -f2)
[ -n "$daemon" ] && kill "$daemon"
exit $code`;
const GIVE_UP_MS = 60_000;

export function hasKeyring(): boolean {
  const programs = ['dbus-run-session', 'gdbus', 'gnome-keyring-daemon', 'secret-tool'];
  return programs.every((name) => spawnSync('which', [name]).status === 0) || partIsRequired('keyring');
}

export function keyringUser(): KeyringUser {
  const root = mkdtempSync(join(tmpdir(), 'keyturn-keyring-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true, maxRetries: 5 }));
  const home = join(root, 'home');
  const runtime = join(root, 'run');
  for (const folder of [home, runtime]) mkdirSync(folder);
  chmodSync(runtime, 0o700);
  return {
    home,
    async run(state, command, environment = {}) {
      const session = ['dbus-run-session', '--', 'bash', '-c', LOGIN, '_', state];
      const [file = '', ...args] = state === 'absent' ? command : [...session, ...command];
      const child = spawn(file, args, {
        env: { PATH: process.env.PATH, HOME: home, XDG_RUNTIME_DIR: runtime, ...environment },
        // The daemon keeps the error stream open beyond its session.
        stdio: ['ignore', 'pipe', 'ignore'],
        timeout: GIVE_UP_MS,
      });
      let stdout = '';
      child.stdout.on('data', (data) => {
        stdout += String(data);
      });
      const [code] = (await once(child, 'close')) as [number | null];
      return { code, stdout };
    },
  };
}
