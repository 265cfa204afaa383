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

const FOLDER = /^keyturn-tray-demo-(\d+)-/;

function isRunning(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Chromium writes its own files once more after the last that this process can do, and a killed demo leaves all of its. */
function removeEarlier(): void {
  for (const name of readdirSync(tmpdir())) {
    const [, id] = FOLDER.exec(name) ?? [];
    if (id === undefined || isRunning(Number(id))) continue;
    try {
      rmSync(join(tmpdir(), name), { recursive: true, force: true });
    } catch {
      // Somebody else's; it is in nobody's way.
    }
  }
}

/** Everything lies in one temporary folder, which goes with the process, and what is left of it with the next demo. */
export function openDemo({ after, random }: Pick<typeof machineClock, 'after' | 'random'>): FaceDemo {
  removeEarlier();
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
      useOnlyDemoAws(makeSampleProject(url, { directory: sample }));
      const rotate = (one: string, other: string): void => {
        secrets.rotate(one);
        after(EVERY_MS, () => rotate(other, one));
      };
      after(EVERY_MS, () => rotate(DATABASE, STRIPE));
      process.once('exit', () => rmSync(root, { recursive: true, force: true }));
    },
  };
}
