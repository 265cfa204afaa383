import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { findEnvFiles } from '../../main/storage/env-file-search.ts';

function aFolder(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'keyturn-scan-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

test('env files are found nearest first, with names alone', () => {
  const folder = aFolder({ 'apps/api/.env.local': 'export A=CANARY\nA=2\n', '.env': '# x\nB="CANARY\n C=1"\n' });
  expect(findEnvFiles(folder)).toEqual([
    { file: '.env', variables: ['B'] },
    { file: 'apps/api/.env.local', variables: ['A'] },
  ]);
});

test.each(['node_modules/a/.env', '.git/.env', 'dist/.env', '.env.example', 'env', '.envrc', 'a/b/c/d/e/f/.env'])(
  '%s is left alone',
  (file) => {
    expect(findEnvFiles(aFolder({ [file]: 'A=1' }))).toEqual([]);
  },
);

test('links are not followed, and neither is a folder that is not there', () => {
  const [outside, folder] = [aFolder({ '.env': 'A=1' }), aFolder({})];
  symlinkSync(outside, join(folder, 'link'));
  symlinkSync(join(outside, '.env'), join(folder, '.env'));
  expect([findEnvFiles(folder), findEnvFiles(join(folder, 'gone'))]).toEqual([[], []]);
});

test('forty files are enough', () => {
  const many = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`a${index}/.env`, 'A=1']));
  expect(findEnvFiles(aFolder(many))).toHaveLength(40);
});
