import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadConfStore } from '../../main/storage/conf-store.ts';
import { openHistory } from '../../main/storage/history-file.ts';
import { openLedger } from '../../main/storage/ledger-file.ts';
import { openSettings } from '../../main/storage/settings-file.ts';
import { EMPTY_SETTINGS } from '../../main/storage/settings-schema.ts';
import { partIsRequired } from '../support/require.ts';
import { temporaryFolder } from './temporary-folder.ts';

const now = (): number => 1;
const hasStrace = spawnSync('strace', ['-V']).status === 0;
const isSkipped = !hasStrace && !partIsRequired('strace');
/** What changes the disk. */
const SYSCALLS = ['write', 'fsync', 'rename', 'unlink'];
const TIMEOUT_MS = 240_000;
const RECORD = { placeKey: 'p', secretKey: 's', shape: 'x', isComplete: true };

async function prepare(directory: string): Promise<void> {
  mkdirSync(directory);
  openSettings({ directory, openStore: await loadConfStore(directory), now }).update(() => ({
    ...EMPTY_SETTINGS,
    projects: ['/p0'],
  }));
  openLedger({ directory, now }).settle(RECORD);
  // So that opening rewrites it.
  appendFileSync(join(directory, 'ledger.jsonl'), '{"torn');
}

/** True when it was killed. */
function run({
  directory,
  variant,
  strace,
}: {
  directory: string;
  variant: string;
  strace: readonly string[];
}): boolean {
  const child = [process.execPath, join(import.meta.dirname, 'writer-child.ts'), directory, variant];
  return spawnSync('strace', [...strace, ...child], { stdio: 'ignore' }).signal === 'SIGKILL';
}

/** Each call of the main thread between the marks, as (name, how many-th of its name since the process began). */
function killPoints(root: string, variant: string): { syscall: string; when: number }[] {
  const trace = join(root, 'trace');
  run({ directory: join(root, 'traced'), variant, strace: ['-o', trace, '-e', `trace=access,${SYSCALLS.join(',')}`] });
  const counts = new Map<string, number>();
  const points: { syscall: string; when: number }[] = [];
  let isBetween = false;
  for (const line of readFileSync(trace, 'utf8').split('\n')) {
    const syscall = line.slice(0, line.indexOf('('));
    if (line.includes('/mark-')) isBetween = line.includes('start');
    const when = (counts.get(syscall) ?? 0) + 1;
    counts.set(syscall, when);
    if (isBetween && SYSCALLS.includes(syscall)) points.push({ syscall, when });
  }
  return points;
}

async function check(directory: string): Promise<void> {
  const settings = openSettings({ directory, openStore: await loadConfStore(directory), now });
  const { settings: found, notice } = settings.read();
  expect([notice, found.projects.at(0), found.projects.length]).toEqual([
    undefined,
    '/p0',
    expect.toSatisfy((count) => count === 1 || count === 2),
  ]);
  settings.update((before) => ({ ...before, projects: ['/p0', '/p1', '/p2'] }));
  const ledger = openLedger({ directory, now });
  expect([ledger.notice, ledger.record('p', 's')]).toEqual([undefined, RECORD]);
  openHistory({ directory }).append({ at: '2026-02-02T03:04:05Z', kind: 'changed' });
  expect(openHistory({ directory }).read({ limit: 9 }).at(-1)?.kind).toBe('changed');
  expect(readdirSync(directory).sort()).toEqual([
    'config.json',
    'config.json.last-good',
    'history.jsonl',
    'ledger.jsonl',
    'ledger.key',
  ]);
}

/** What was wrong after a kill, for each point. */
async function complaints(variant: string): Promise<{ killed: number; found: string[] }> {
  const root = temporaryFolder();
  await prepare(join(root, 'traced'));
  const points = killPoints(root, variant);
  const found: string[] = [];
  let killed = 0;
  for (const { syscall, when } of points) {
    const directory = join(root, `${syscall}-${when}`);
    await prepare(directory);
    const inject = `inject=${syscall}:signal=KILL:when=${when}`;
    if (run({ directory, variant, strace: ['-o', '/dev/null', '-e', inject] })) killed++;
    await check(directory).catch((error: Error) => found.push(`${syscall} ${when}: ${error.message}`));
  }
  return { killed, found };
}

test.skipIf(isSkipped)(
  'killed at any write to the disk, settings and ledger are old or new, with nothing left behind',
  { timeout: TIMEOUT_MS },
  async () => {
    const { killed, found } = await complaints('whole');
    expect(killed).toBeGreaterThan(12);
    expect(found).toEqual([]);
  },
);

test.skipIf(isSkipped)('the same kills find files that are written in place', { timeout: TIMEOUT_MS }, async () => {
  expect((await complaints('in-place')).found).not.toEqual([]);
});
