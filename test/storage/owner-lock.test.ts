import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { becomeOwner } from '../../main/storage/owner-lock.ts';
import { livenessOf, ownIdentity } from '../../main/storage/process-identity.ts';
import { type Child, killHard, startChild } from './children.ts';
import { modeOf, temporaryFolder } from './temporary-folder.ts';

const ROUNDS = 200;
const DEAD = spawnSync(process.execPath, ['--version']).pid;

function deadOwner(given: object = {}): string {
  return JSON.stringify({ ...ownIdentity(), pid: DEAD, protocol: 1, socket: '/nowhere', ...given });
}

test('a folder has one owner until it is released', async () => {
  const directory = temporaryFolder();
  const first = await becomeOwner(directory);
  expect(await becomeOwner(directory)).toEqual({ kind: 'taken', pid: process.pid });
  if (first.kind === 'owner') first.release();
  expect((await becomeOwner(directory)).kind).toBe('owner');
  expect(modeOf(join(directory, 'owner.lock.2'))).toBe('600');
});

test.each([
  ['a dead process', deadOwner()],
  ['another process with the same id', deadOwner({ pid: process.pid, start: 'earlier' })],
  ['a process before the last boot', deadOwner({ pid: process.pid, start: ownIdentity().start, boot: 'earlier' })],
  ['zeros after a power cut', '\0'.repeat(200)],
  ['nothing', ''],
])('a lock of %s is taken over at once', async (_who, content) => {
  const directory = temporaryFolder();
  writeFileSync(join(directory, 'owner.lock.7'), content);
  expect((await becomeOwner(directory)).kind).toBe('owner');
  expect(JSON.parse(readFileSync(join(directory, 'owner.lock.8'), 'utf8')).pid).toBe(process.pid);
});

test.runIf(process.platform === 'linux')(
  'a process that is dead but not yet collected by its parent counts as dead',
  async () => {
    const script =
      'const c = require("child_process").spawn("sleep", ["60"]); console.log(c.pid); c.kill("SIGKILL"); for (;;);';
    const parent = spawn(process.execPath, ['-e', script]);
    onTestFinished(() => void parent.kill('SIGKILL'));
    const [output] = await once(parent.stdout, 'data');
    const pid = Number(output);
    await expect.poll(() => readFileSync(`/proc/${pid}/stat`, 'utf8')).toContain(' Z ');
    expect([
      process.kill(pid, 0),
      livenessOf({
        ...ownIdentity(),
        pid,
        start: readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[19] ?? '',
      }),
    ]).toEqual([true, 'dead']);
  },
);

test('old generations are swept, a few stay for late starters', async () => {
  const directory = temporaryFolder();
  for (let round = 0; round < 20; round++) {
    const ownership = await becomeOwner(directory);
    if (ownership.kind === 'owner') ownership.release();
  }
  expect(readdirSync(directory).sort()).toEqual([16, 17, 18, 19, 20].map((generation) => `owner.lock.${generation}`));
});

test('only the highest generation is the lock', async () => {
  const directory = temporaryFolder();
  const owner = await becomeOwner(directory);
  writeFileSync(join(directory, 'owner.lock.9'), readFileSync(join(directory, 'owner.lock.1')));
  expect([owner.kind, await becomeOwner(directory)]).toEqual(['owner', { kind: 'taken', pid: process.pid }]);
});

test('a folder that is not there says so', async () => {
  await expect(becomeOwner(join(temporaryFolder(), 'absent'))).rejects.toThrow(/could not be written \(ENOENT\)/);
});

/** In how many rounds of two simultaneous starters on a dead owner's lock (every other round: on none) there was not exactly one winner. */
async function racesLost(lockModule?: string): Promise<number> {
  const root = temporaryFolder();
  const children: Child[] = [await startChild(lockModule), await startChild(lockModule)];
  let lost = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const directory = join(root, String(round));
    mkdirSync(directory);
    if (round % 2 === 0) writeFileSync(join(directory, 'owner.lock.1'), deadOwner());
    const at = Date.now() + 4;
    const reports = await Promise.all(children.map((child) => child.ask({ kind: 'take', directory, at })));
    const winner = reports.find((one) => one.result === 'owner');
    const results = reports.map((one) => one.result).sort();
    if (results[0] !== 'owner' || results[1] !== `taken by ${winner?.pid}`) lost++;
  }
  return lost;
}

test('of two that start together exactly one wins, and the other names it', async () => {
  expect(await racesLost()).toBe(0);
});

test('the same races find a lock that is removed before it is replaced', async () => {
  expect(await racesLost('./broken-owner-lock.ts')).toBeGreaterThan(0);
});

/** Lock taken and released by several at once; answers how often two were inside. */
async function clashes(lockModule?: string): Promise<number> {
  const directory = temporaryFolder();
  const children = await Promise.all([1, 2, 3].map(() => startChild(lockModule)));
  const reports = await Promise.all(children.map((child) => child.ask({ kind: 'churn', directory, rounds: ROUNDS })));
  return reports.reduce((sum, one) => sum + Number(one.result), 0);
}

test('three that take and release it in turns are never inside together', async () => {
  expect(await clashes()).toBe(0);
});

test('the lock of an owner killed hard goes to exactly one of those that wait', async () => {
  const directory = temporaryFolder();
  let owner = await startChild();
  let waiting = [await startChild(), await startChild()];
  expect((await owner.ask({ kind: 'take', directory, at: 0 })).result).toBe('owner');
  for (let round = 0; round < 10; round++) {
    const blocked = await Promise.all(waiting.map((child) => child.ask({ kind: 'take', directory, at: 0 })));
    expect(blocked.map((one) => one.result)).toEqual([1, 2].map(() => `taken by ${owner.process.pid}`));
    await killHard(owner);
    const at = Date.now() + 4;
    const reports = await Promise.all(waiting.map((child) => child.ask({ kind: 'take', directory, at })));
    expect(reports.filter((one) => one.result === 'owner')).toHaveLength(1);
    const winner = reports.find((one) => one.result === 'owner')?.pid;
    owner = waiting.find((child) => child.process.pid === winner) ?? owner;
    waiting = [...waiting.filter((child) => child !== owner), await startChild()];
  }
});
