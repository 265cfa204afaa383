import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { machineClock } from '../machine-clock.ts';

/** A pretend AWS and a sample project for a face that stays until it is quit. */
export type FaceDemo = {
  readonly configDirectory: string;
  readonly project: string;
  /** From here on this process sees the demo's AWS and no other. */
  start(): Promise<void>;
};

/** Long enough to read what happened. */
const EVERY_MS = 30_000;

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's, which we may not ask.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** What demos left that were killed, and what Chromium writes when our part of the process is over. */
function sweepOldDemos(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = /^keyturn-tray-demo-(\d+)-/.exec(name)?.[1];
    if (pid === undefined || isRunning(Number(pid))) continue;
    try {
      rmSync(join(tmpdir(), name), { recursive: true, force: true });
    } catch {
      // Of another user.
    }
  }
}

/** Everything lies in one temporary folder, which goes with the process. */
export function openDemo({ after, random }: Pick<typeof machineClock, 'after' | 'random'>): FaceDemo {
  sweepOldDemos();
  const root = mkdtempSync(join(tmpdir(), `keyturn-tray-demo-${process.pid}-`));
  const sample = join(root, 'sample');
  return {
    configDirectory: join(root, 'config'),
    project: join(sample, 'shop'),
    async start() {
      const { startStandIn } = await import('./aws/stand-in.ts');
      const { makeDatabaseSecret, makePassword } = await import('./rotation.ts');
      const { DATABASE, makeSampleProject, STRIPE, useOnlyDemoAws } = await import('./sample-project.ts');
      const { secrets, url } = await startStandIn();
      secrets.put(DATABASE, makeDatabaseSecret({ random }));
      secrets.put(STRIPE, `sk_test_${makePassword({ random })}`);
      useOnlyDemoAws(makeSampleProject(url, sample));
      const rotate = (one: string, other: string): void => {
        secrets.rotate(one);
        after(EVERY_MS, () => rotate(other, one));
      };
      after(EVERY_MS, () => rotate(DATABASE, STRIPE));
      process.once('exit', () => rmSync(root, { recursive: true, force: true }));
    },
  };
}
