import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

let syncedAt = Number.NaN;
const { fsyncSync } = fs;

fs.fsyncSync = (descriptor) => {
  fsyncSync(descriptor);
  syncedAt = performance.now();
};
syncBuiltinESMExports();

/** When the last fsync of this process returned, by `performance.now()`: ours and the peer are stopped by the same clock. */
export function lastSync(): number {
  return syncedAt;
}
