import { expect, test } from 'vitest';
import { hasStrace } from '../support/strace-kill.ts';
import { type Found, NEW, OLD, strikeChange } from './struck-change.ts';

const TIMEOUT_MS = 120_000;
const needsStrace = test.skipIf(!hasStrace());
const effect = 'signal=KILL';

/** Neither old nor new, or a trace that the next run left. */
function tornIn(found: readonly Found[], before: string | undefined, after: string): Found[] {
  return found.filter(({ then, next }) => {
    const isWhole = then['.env'] === before || then['.env'] === after;
    return !isWhole || JSON.stringify(next) !== JSON.stringify({ '.env': after });
  });
}

needsStrace('a kill at any call leaves old or new, and the next run no trace', { timeout: TIMEOUT_MS }, async () => {
  const found = await strikeChange({ writer: 'ours', effect, before: OLD });
  expect(tornIn(found, OLD, NEW)).toEqual([]);
  expect(found.map(({ at, then }) => [at, then['.env'] === NEW ? 'new' : 'old'])).toEqual([
    ['openat', 'old'],
    ['pwrite64', 'old'],
    ['fchmod', 'old'],
    ['fsync', 'old'],
    ['link', 'old'],
    ['rename', 'old'],
    ['fsync', 'new'],
    ['unlink', 'new'],
  ]);
});

needsStrace('a kill while a new file is made leaves none or all of it', { timeout: TIMEOUT_MS }, async () => {
  const found = await strikeChange({ writer: 'ours', effect, before: undefined });
  expect(tornIn(found, undefined, 'A=new\n')).toEqual([]);
  expect(found.map(({ at }) => at)).toEqual(['openat', 'pwrite64', 'fsync', 'link', 'fsync', 'unlink']);
});

needsStrace('the check sees a writer that tears the file', { timeout: TIMEOUT_MS }, async () => {
  const found = await strikeChange({ writer: 'plain', effect, before: OLD });
  expect(tornIn(found, OLD, NEW).length).toBeGreaterThan(0);
});
