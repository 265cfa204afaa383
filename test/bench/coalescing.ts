import { openBenchEngine, watchInto } from './bench-engine.ts';
import { type BenchFolder, SMALL_ENV } from './bench-folder.ts';
import type { Goal } from './measure.ts';
import { nextSecret, type StandInLink } from './stand-in-link.ts';

const SECRETS = Array.from({ length: 20 }, (_, index) => `bench/burst-${index}`);

/** P11: twenty secrets of one file change at once. The script writes once for each. */
export async function measureCoalescing(bench: BenchFolder, aws: StandInLink): Promise<Goal[]> {
  const putAll = () => aws.put(Object.fromEntries(SECRETS.map((name) => [name, nextSecret()])));
  await putAll();
  const project = bench.folder('burst', { '.env': SMALL_ENV });
  const watches = SECRETS.map((name, index) => watchInto(project, name, `S${index}_`));
  const { engine, writes, close } = openBenchEngine(bench, watches);
  const wish = { cause: 'poll' as const, isDry: false, adopt: false };
  await engine.refresh(wish);
  const before = writes();
  await putAll();
  await engine.refresh(wish);
  const ours = writes() - before;
  await close();
  return [
    {
      goal: 'P11 writes for 20 changed secrets of a file',
      unit: 'writes',
      ours,
      peer: SECRETS.length,
      peerName: 'SDK script',
      limit: 1 / SECRETS.length,
    },
  ];
}
