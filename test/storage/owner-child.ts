/** Run with `fork(…, [lock module])`: takes the lock of the folder it is sent at the moment it is told, and says how that ended. */
import { closeSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Ownership } from '../../main/storage/owner-lock.ts';

export type ChildTask =
  | { readonly kind: 'take'; readonly directory: string; readonly at: number }
  | { readonly kind: 'churn'; readonly directory: string; readonly rounds: number };
export type ChildReport = { readonly result: string; readonly pid: number };

const { becomeOwner } = (await import(process.argv[2] ?? '')) as { becomeOwner(directory: string): Promise<Ownership> };

/** Takes and releases the lock again and again; answers how often somebody else was inside as well. */
async function churn(directory: string, rounds: number): Promise<number> {
  const inside = join(directory, 'inside');
  let clashes = 0;
  for (let round = 0; round < rounds; ) {
    const ownership = await becomeOwner(directory);
    if (ownership.kind === 'taken') continue;
    round++;
    try {
      closeSync(openSync(inside, 'wx'));
      rmSync(inside);
    } catch {
      clashes++;
    }
    ownership.release();
  }
  return clashes;
}

process.on('message', async (task: ChildTask) => {
  if (task.kind === 'churn') {
    process.send?.({ result: String(await churn(task.directory, task.rounds)), pid: process.pid });
    return;
  }
  while (Date.now() < task.at);
  const ownership = await becomeOwner(task.directory);
  process.send?.({ result: ownership.kind === 'owner' ? 'owner' : `taken by ${ownership.pid}`, pid: process.pid });
});
process.send?.({ result: 'ready', pid: process.pid });
