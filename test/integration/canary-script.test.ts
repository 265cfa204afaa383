import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseEnv } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { CANARY, createPieceScan, filesUnder, filesWithPieces } from '../support/canary-scan.ts';
import { ended } from '../support/ended.ts';
import { aShop } from './a-shop.ts';

const SCRIPT = join(import.meta.dirname, '..', 'support', 'canary-scan.ts');
const VALUE = `${CANARY}-${'x1'.repeat(6)}`;

function folderWith(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'keyturn-scan-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'logs'));
  writeFileSync(join(folder, 'logs', 'a.log'), `all is well\n${text}\n`);
  return folder;
}

function scan(...paths: string[]): readonly unknown[] {
  const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT, ...paths], { encoding: 'utf8' });
  return [status, stdout, stderr.includes('a.log shows a secret value')];
}

test('the script finds nothing in a clean log, and refuses to scan nothing at all', () => {
  expect(scan(folderWith('no value'))).toEqual([0, '1 files scanned, 0 with a value\n', false]);
  expect(scan()[0]).toBe(1);
});

test.each([
  ['raw', VALUE],
  ['base64', Buffer.from(VALUE).toString('base64')],
  ['base64 from the middle of something', Buffer.from(`ab${VALUE}`).toString('base64')],
  ['base64url', Buffer.from(`a${VALUE}`).toString('base64url')],
  ['hex', Buffer.from(VALUE).toString('hex')],
  ['upper-case hex', Buffer.from(VALUE).toString('hex').toUpperCase()],
  ['a log of JSON in JSON', JSON.stringify(JSON.stringify({ password: VALUE }))],
])('the script finds a value that is %s', (_how, text) => {
  expect(scan(folderWith(text))).toEqual([1, '1 files scanned, 1 with a value\n', true]);
});

test('the demo shows and keeps none of the values that it makes up', async () => {
  const shop = aShop('http://127.0.0.1:1');
  const sample = join(shop.home, 'sample');
  const args = ['demo', '--rotations', '1', '--every', '1s', '--dir', sample, '--json'];
  const { code, stdout, stderr } = await ended(shop.start(args));
  const files = filesUnder(shop.home);
  const targets = files.filter((file) => file.endsWith('/.env'));
  const values = targets.flatMap((file) =>
    Object.values(parseEnv(shop.read(join('..', file.slice(shop.home.length))))),
  );
  const secret = values.flatMap((value) => (value !== undefined && value.length >= 16 ? [value] : []));
  const others = files.filter((file) => !targets.includes(file));
  expect([code, targets.length, secret.length >= 2]).toEqual([0, 1, true]);
  expect([createPieceScan(secret)(stdout + stderr), filesWithPieces(others, secret)]).toEqual([false, []]);
  // The same scan of the target itself finds them.
  expect(filesWithPieces(targets, secret).map(dirname).length).toBe(1);
});
