import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openDemo } from '../../main/demo/tray-demo.ts';

test('a demo takes away what ended ones left, and nothing of those that run', () => {
  const folder = mkdtempSync(join(tmpdir(), 'keyturn-demos-'));
  vi.stubEnv('TMPDIR', folder);
  onTestFinished(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  });
  const { pid: ended } = spawnSync(process.execPath, ['-e', '']);
  const stays = [`keyturn-tray-demo-${process.pid}-running`, 'keyturn-tray-demo-mine', 'other'];
  for (const name of [`keyturn-tray-demo-${ended}-left`, ...stays])
    mkdirSync(join(folder, name, 'config'), { recursive: true });
  const { configDirectory } = openDemo({ after: () => () => undefined, random: Math.random });
  const own = basename(dirname(configDirectory));
  expect(readdirSync(folder).sort()).toEqual([...stays, own].sort());
});
