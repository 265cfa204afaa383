import { expect, test } from 'vitest';
import { hasStrace } from '../support/strace-kill.ts';
import { type Found, NEW, OLD, type StruckChange, strikeChange } from './struck-change.ts';

const TIMEOUT_MS = 180_000;
const needsStrace = test.skipIf(!hasStrace());

/** The calls that can raise each error; without names: all that change a file. */
const FAULTS: Readonly<Record<string, readonly string[]>> = {
  EIO: [],
  ENOSPC: [],
  EROFS: ['openat', 'fchmod', 'link', 'rename', 'unlink'],
  EACCES: ['openat', 'link', 'rename', 'unlink'],
  EMFILE: ['openat'],
};

function isRight({ at, output, then, next }: Found, before: string | undefined, after: string): boolean {
  const isTold = output.startsWith('{"code":"write-failed"') && output.includes('/.env') && /"cure":"\w/.test(output);
  const expected = output === 'done' ? after : before;
  // What cannot be removed waits for the sweep of the next change.
  const hasLitter = at !== 'unlink' && Object.keys(then).some((name) => name !== '.env');
  const isHealed = JSON.stringify(next) === JSON.stringify({ '.env': after });
  return (output === 'done' || isTold) && then['.env'] === expected && !hasLitter && isHealed;
}

type Case = Pick<StruckChange, 'writer' | 'before'> & { readonly error: string };

async function wrongAfter({ writer, before, error }: Case): Promise<Found[]> {
  const calls = FAULTS[error] ?? [];
  const isMeant = ({ name }: { name: string }) => calls.length === 0 || calls.includes(name);
  const found = await strikeChange({ writer, before, effect: `error=${error}`, isMeant });
  expect(found.length).toBeGreaterThan(0);
  return found.filter((one) => !isRight(one, before, before === undefined ? 'A=new\n' : NEW));
}

needsStrace.each(Object.keys(FAULTS))(
  '%s at any call leaves the old file alone in its folder, with a cure, and the next run is fine',
  { timeout: TIMEOUT_MS },
  async (error) => {
    expect(await wrongAfter({ writer: 'ours', before: OLD, error })).toEqual([]);
  },
);

needsStrace('a new file that cannot be finished leaves nothing', { timeout: TIMEOUT_MS }, async () => {
  expect(await wrongAfter({ writer: 'ours', before: undefined, error: 'ENOSPC' })).toEqual([]);
});

needsStrace('a file rewritten in place gets its old bytes back', { timeout: TIMEOUT_MS }, async () => {
  expect(await wrongAfter({ writer: 'in-place', before: OLD, error: 'ENOSPC' })).toEqual([]);
});

needsStrace.each(['plain', 'renaming'] as const)(
  'the check sees what the %s writer leaves',
  { timeout: TIMEOUT_MS },
  async (writer) => {
    expect((await wrongAfter({ writer, before: OLD, error: 'ENOSPC' })).length).toBeGreaterThan(0);
  },
);
