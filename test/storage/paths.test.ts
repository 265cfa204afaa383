import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { configDirectory, ensureConfigDirectory } from '../../main/storage/paths.ts';
import { modeOf, temporaryFolder } from './temporary-folder.ts';

const linux = { platform: 'linux', environment: {}, homeDirectory: '/home/ann' } as const;

test.each([
  [linux, '/home/ann/.config/keyturn'],
  [{ ...linux, environment: { XDG_CONFIG_HOME: '/cfg' } }, '/cfg/keyturn'],
  [{ ...linux, environment: { XDG_CONFIG_HOME: 'relative' } }, '/home/ann/.config/keyturn'],
  [{ ...linux, environment: { XDG_CONFIG_HOME: '' } }, '/home/ann/.config/keyturn'],
  [{ ...linux, override: '/elsewhere' }, '/elsewhere'],
  [{ ...linux, platform: 'darwin', homeDirectory: '/Users/ann' }, '/Users/ann/Library/Application Support/Keyturn'],
  [
    { platform: 'win32', environment: { APPDATA: 'D:\\Roaming' }, homeDirectory: 'C:\\Users\\ann' },
    'D:\\Roaming\\Keyturn',
  ],
  [
    { platform: 'win32', environment: {}, homeDirectory: 'C:\\Users\\ann' },
    'C:\\Users\\ann\\AppData\\Roaming\\Keyturn',
  ],
] as const)('%j keeps its settings in %s', (machine, directory) => {
  expect(configDirectory(machine)).toBe(directory);
});

test('a missing config folder is created for its user alone', () => {
  const directory = join(temporaryFolder(), 'deep', 'keyturn');
  ensureConfigDirectory(directory);
  expect(modeOf(directory)).toBe('700');
});

test('a folder that is already there keeps its mode', () => {
  const directory = join(temporaryFolder(), 'mine');
  mkdirSync(directory, { mode: 0o755 });
  ensureConfigDirectory(directory);
  expect(modeOf(directory)).toBe('755');
});

test('a config folder that cannot be made is told, with the cure that fits', () => {
  const file = join(temporaryFolder(), 'a file');
  writeFileSync(file, '');
  expect(() => ensureConfigDirectory(join(file, 'keyturn'))).toThrow(
    expect.objectContaining({
      problem: {
        code: 'write-failed',
        message: `${join(file, 'keyturn')} could not be written (ENOTDIR)`,
        cure: 'Move the file away that stands where a folder is needed',
      },
    }),
  );
});
