import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { ChildReport, ChildTask } from './owner-child.ts';

export type Child = { readonly process: ChildProcess; ask(task: ChildTask): Promise<ChildReport> };

async function report(child: ChildProcess): Promise<ChildReport> {
  const [message] = (await once(child, 'message')) as [ChildReport];
  return message;
}

/** Ready to be asked; killed when the test ends. */
export async function startChild(lockModule = '../../main/storage/owner-lock.ts'): Promise<Child> {
  const child = fork(join(import.meta.dirname, 'owner-child.ts'), [lockModule], { execArgv: [] });
  onTestFinished(() => void child.kill('SIGKILL'));
  await report(child);
  return {
    process: child,
    ask(task) {
      const answer = report(child);
      child.send(task);
      return answer;
    },
  };
}

/** Ends it as a crash would, and waits until the system knows. */
export async function killHard(child: Child): Promise<void> {
  const exited = once(child.process, 'exit');
  child.process.kill('SIGKILL');
  await exited;
}
