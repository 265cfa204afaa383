import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createEnvFileTarget } from '../../main/targets/env-file.ts';
import { aProject, temporaryFolder } from './a-project.ts';
import { plainWriter } from './naive-writer.ts';
import { settingA } from './setting-a.ts';

const { change } = createEnvFileTarget();

function mount(options: readonly string[], path: string): boolean {
  const isMounted = spawnSync('mount', [...options, path]).status === 0;
  if (isMounted) onTestFinished(() => void spawnSync('umount', [path]));
  return isMounted;
}

const probe = spawnSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']);
const asRoot = test.skipIf(process.getuid?.() !== 0 || probe.status !== 0);

/** A disk of 64 KiB with a `.env` on it, and no room for another. */
function fullDisk() {
  const folder = join(temporaryFolder(), 'disk');
  mkdirSync(folder);
  if (!mount(['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs'], folder)) throw new Error('no tmpfs');
  const [file, ballast] = [join(folder, '.env'), join(folder, 'ballast')];
  writeFileSync(file, 'A=old\n');
  spawnSync('dd', ['if=/dev/zero', `of=${ballast}`, 'bs=4k']);
  return { folder, file, ballast, place: { kind: 'env', file, project: folder, inPlace: false } as const };
}

asRoot('a full disk leaves the old file alone, and the next try is fine', async () => {
  const { folder, file, ballast, place } = fullDisk();
  await expect(change(place, settingA('x'.repeat(9000)))).rejects.toMatchObject({
    problem: {
      code: 'write-failed',
      message: `${file} cannot be written: the disk is full.`,
      cure: 'Free some space; it is tried again.',
    },
  });
  expect([readFileSync(file, 'utf8'), readdirSync(folder).sort()]).toEqual(['A=old\n', ['.env', 'ballast']]);
  rmSync(ballast);
  await change(place, settingA('new'));
  expect(readFileSync(file, 'utf8')).toBe('A=new\n');
});

asRoot('in place, a full disk leaves the old bytes', async () => {
  const { file, place } = fullDisk();
  await expect(change({ ...place, inPlace: true }, settingA('x'.repeat(9000)))).rejects.toThrow('the disk is full');
  expect(readFileSync(file, 'utf8')).toBe('A=old\n');
});

asRoot('the check sees a plain writer that a full disk leaves with a torn file', async () => {
  const { file, place } = fullDisk();
  await expect(plainWriter.change(place, settingA('x'.repeat(9000)))).rejects.toThrow('ENOSPC');
  expect(readFileSync(file, 'utf8')).not.toBe('A=old\n');
});

asRoot('a file mounted by itself names `inPlace`, and with it is written through the mount', async () => {
  const { file, place, read } = aProject('A=old\n');
  const host = join(temporaryFolder(), 'host.env');
  writeFileSync(host, 'A=old\n');
  expect(mount(['--bind', host], file)).toBe(true);
  await expect(change(place, settingA('new'))).rejects.toMatchObject({
    problem: { code: 'write-failed', cure: expect.stringContaining('`inPlace: true`') },
  });
  expect(read()).toBe('A=old\n');
  await change({ ...place, inPlace: true }, settingA('new'));
  expect(readFileSync(host, 'utf8')).toBe('A=new\n');
});
