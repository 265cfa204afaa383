import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createEnvFileTarget } from '../../main/targets/env-file.ts';
import { temporaryFolder } from './a-project.ts';
import { plainWriter, type Writer } from './naive-writer.ts';
import { settingA } from './setting-a.ts';

const ROUNDS = 2000;

type Race = { readonly what: 'folder' | 'file'; readonly writer: Writer; readonly rounds: number };

/** Changes a file again and again while a neighbor swaps it, or its folder, for a link outside. Ends at the first escape. */
async function race({ what, writer, rounds }: Race) {
  const [project, outside] = [temporaryFolder(), temporaryFolder()];
  const [folder, theirs] = [join(project, 'sub'), join(outside, '.env')];
  mkdirSync(folder);
  writeFileSync(join(folder, '.env'), 'A=old\n');
  writeFileSync(theirs, 'A=theirs\n');
  const { ino } = statSync(theirs);
  const swap = what === 'folder' ? [folder, outside] : [join(folder, '.env'), theirs];
  const child = fork(join(import.meta.dirname, 'swapping-child.ts'), swap, { execArgv: [] });
  const outcomes: Record<string, number> = {};
  let escapes = 0;
  try {
    await once(child, 'message');
    for (let round = 0; round < rounds && escapes === 0; round += 1) {
      const place = { kind: 'env', file: join(folder, '.env'), project, inPlace: false } as const;
      const outcome = await writer.change(place, settingA(`${round}`)).then(
        () => 'done',
        (error) => error?.problem?.code ?? 'broken',
      );
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
      const isIntact = readFileSync(theirs, 'utf8') === 'A=theirs\n' && statSync(theirs).ino === ino;
      if (!isIntact || readdirSync(outside).length > 1) escapes += 1;
    }
    if (child.exitCode !== null) throw new Error('the neighbor died');
  } finally {
    child.kill('SIGKILL');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  }
  return { escapes, outcomes };
}

test.each(['folder', 'file'] as const)('a %s swapped for a link in a race never leads out', async (what) => {
  const { escapes, outcomes } = await race({ what, writer: createEnvFileTarget(), rounds: ROUNDS });
  expect({ escapes, broken: outcomes.broken }).toEqual({ escapes: 0, broken: undefined });
  expect(outcomes.done).toBeGreaterThan(0);
});

test.each(['folder', 'file'] as const)('the check sees a plain writer led out by a swapped %s', async (what) => {
  expect((await race({ what, writer: plainWriter, rounds: 50_000 })).escapes).toBe(1);
});
