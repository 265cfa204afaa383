import { expect, onTestFinished, test } from 'vitest';
import { refKey } from '../../main/domain/secret.ts';
import { settled } from '../support/fake-clock.ts';
import { aMachine, aSession } from './a-session.ts';

const KEY = refKey({ secret: 'dev/db', label: 'AWSCURRENT' });
const FOLDER = '/project';

/** Until the end of the test. */
async function watching(world: ReturnType<typeof aSession>) {
  world.source.put('dev/db', 'v1', { user: 'ann', password: 'old' });
  const leaving = new AbortController();
  const ended = world.ask({ command: 'watch', projects: [FOLDER], accept: true }, leaving.signal);
  await settled();
  onTestFinished(async () => {
    leaving.abort();
    await ended;
    await world.engine.stop();
  });
}

test('a pause outlives the process: the next run asks nothing until its time is up', async () => {
  const machine = aMachine();
  const first = aSession(machine);
  await first.ask({ command: 'pause', until: first.clock.now() + 3_600_000 });
  const next = aSession(machine);
  await watching(next);
  await next.clock.advance(3_500_000);
  const before = next.source.calls.length;
  await next.clock.advance(200_000);
  expect([before, next.source.calls.length > 0]).toEqual([0, true]);
});

test('a pause whose time was up while nothing ran holds nothing back', async () => {
  const machine = aMachine();
  const first = aSession(machine);
  await first.ask({ command: 'pause', until: first.clock.now() - 1 });
  const next = aSession(machine);
  await watching(next);
  await next.clock.advance(60_000);
  expect(next.source.calls).not.toEqual([]);
});

test('what is resumed is not paused after a restart either', async () => {
  const machine = aMachine();
  const { ask } = aSession(machine);
  await ask({ command: 'pause', key: KEY });
  await ask({ command: 'pause' });
  await ask({ command: 'resume' });
  expect(machine.settings.preferences.pauses).toEqual({ [KEY]: {} });
});

test('preferences replace each other; mute, projects and pauses stay', async () => {
  const { ask, machine } = aSession();
  const common = { startsAtLogin: false, notifies: true, usesSingleKeys: true, looksForUpdates: false };
  const prefer = (more: object) =>
    ask({ command: 'settings', change: { kind: 'preferences', preferences: { ...common, ...more } } });
  await ask({ command: 'settings', change: { kind: 'mute', key: KEY, isMuted: true } });
  await ask({ command: 'settings', change: { kind: 'add project', directory: FOLDER } });
  await prefer({ quietHours: { from: 1320, to: 420 } });
  await prefer({ notifies: false });
  expect(machine.settings).toMatchObject({
    projects: [FOLDER],
    preferences: { ...common, notifies: false, muted: [KEY] },
  });
  expect(machine.settings.preferences.quietHours).toBeUndefined();
});

test('trust shows what is named, and takes the yes to exactly that', async () => {
  const { ask, trusted } = aSession();
  const { lines } = await ask({ command: 'trust', project: FOLDER });
  expect(lines).toEqual([
    { trust: { fingerprint: 'one', lines: ['dev/db · AWSCURRENT → .env: DB_USER, DB_PASSWORD'] } },
  ]);
  await expect(ask({ command: 'trust', project: FOLDER, fingerprint: 'older' })).rejects.toThrow('has changed');
  expect(trusted.get(FOLDER)).toBeUndefined();
  await ask({ command: 'trust', project: FOLDER, fingerprint: 'one' });
  expect(trusted.get(FOLDER)).toBe('one');
});

test('compare tells every variable and its field, also what waits for a conflict; it writes nothing', async () => {
  const world = aSession();
  await watching(world);
  await world.clock.advance(10_000);
  world.target.files.set('env:/project/.env', 'DB_USER=mine\nDB_PASSWORD=old\n');
  world.source.put('dev/db', 'v2', { user: 'bob', password: 'new' });
  const { lines } = await world.ask({ command: 'compare', projects: [FOLDER], key: KEY });
  expect(lines).toEqual([
    {
      compared: [
        {
          target: '/project/.env',
          isHeld: true,
          readers: ['dotenv'],
          variables: [
            { name: 'DB_USER', field: 'user', change: 'conflict', reason: 'edited' },
            { name: 'DB_PASSWORD', field: 'password', change: 'update', reason: 'waits for the others' },
          ],
        },
      ],
    },
  ]);
  expect(world.env()).toBe('DB_USER=mine\nDB_PASSWORD=old\n');
});

test('a choice about what nobody watches is a problem', async () => {
  const { ask } = aSession();
  const request = { command: 'choose', key: KEY, target: '/project/.env', choices: {} } as const;
  await expect(ask(request)).rejects.toThrow('not watched');
});
