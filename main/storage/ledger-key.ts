import { createHmac, randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { damagedPath, fsyncDirectory, readIfPresent, storageFailed } from './durable-file.ts';

const KEY_BYTES = 32;

/** The key of the marks, made when there is none; one of another length is kept aside and made anew. */
export function openLedgerKey(path: string, now: number): Buffer {
  const found = readIfPresent(path, (file) => readFileSync(file));
  if (found?.length === KEY_BYTES) return found;
  const key = randomBytes(KEY_BYTES);
  try {
    if (found) renameSync(path, damagedPath(path, now));
    create(path, key);
  } catch (error) {
    throw storageFailed(path, error);
  }
  return key;
}

function create(path: string, key: Buffer): void {
  const descriptor = openSync(path, 'wx', 0o600);
  try {
    writeFileSync(descriptor, key);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  fsyncDirectory(dirname(path));
}

/** Stands in the ledger and tells whether its marks were made with this key. */
export function keyCheck(key: Buffer): string {
  return createHmac('sha256', key).update('keyturn ledger key').digest('hex').slice(0, 16);
}
