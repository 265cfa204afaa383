import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'dotenv';
import { observeEnv } from '../../main/domain/env-observed.ts';
import type { Setting } from '../../main/domain/observed.ts';
import { Sealed } from '../../main/domain/sealed.ts';
import { changeFile, type LastWrites } from '../../main/targets/change-file.ts';
import type { BenchFolder } from './bench-folder.ts';
import { alternate, type Goal, type Repeats, timed } from './measure.ts';

function textOf(variables: number): string {
  const line = (index: number): string =>
    index % 10 === 0 ? `# part ${index}\nNAME_${index}="value ${index}"` : `NAME_${index}=value-${index}`;
  const text = Array.from({ length: variables }, (_, index) => `${line(index)}\n`).join('');
  // As texts come from a file: out of bytes.
  return Buffer.from(text).toString();
}

/** One list for all variables of a target, as settings come from the plan. */
const READERS = ['dotenv', 'node'] as const;

let round = 0;

/** New values for `count` variables, spread over the file. */
function settingsOf(variables: number, count: number): Setting[] {
  round += 1;
  const values = Array.from({ length: count }, (_, index) => `changed-${round}-${index}`);
  // As values come from AWS: out of a JSON text.
  const fresh = JSON.parse(JSON.stringify(values)) as string[];
  return fresh.map((value, index) => ({
    name: `NAME_${Math.floor(((index + 0.5) * variables) / count)}`,
    value: new Sealed(value),
    readers: READERS,
  }));
}

function edited(text: string, settings: readonly Setting[]): string {
  const draft = observeEnv(new Sealed(text)).draft(settings, { removals: [] });
  if (draft.refused.length > 0) throw new Error('The edit was refused.');
  return draft.content().reveal();
}

/** The least that makes a whole file durable. */
function writeFloor(directory: string, text: string): void {
  const temporary = join(directory, 'floor.tmp');
  const file = openSync(temporary, 'w', 0o600);
  writeFileSync(file, text);
  fsyncSync(file);
  closeSync(file);
  renameSync(temporary, join(directory, 'floor'));
  const folder = openSync(directory, 'r');
  fsyncSync(folder);
  closeSync(folder);
}

/** In the order of the sizes; the last is the promised one. */
const SIZES = [100, 1_000, 10_000] as const;

type Edit = { readonly variables: number; readonly changed: number };

async function measureEdit({ variables, changed }: Edit, repeats: Repeats): Promise<Goal> {
  const text = textOf(variables);
  // Small files are edited many times in a sample: one alone is too short for the clock.
  const times = Math.max(1, 10_000 / variables);
  const repeat = (work: () => unknown) => async () =>
    (await timed(() => {
      for (let time = 0; time < times; time += 1) work();
    })) / times;
  const settings = settingsOf(variables, changed);
  const medians = await alternate(
    { ours: repeat(() => edited(text, settings)), peer: repeat(() => parse(text)) },
    repeats,
  );
  const goal = `P10 edit ${changed} of ${variables} variables`;
  const isPromised = variables === SIZES.at(-1);
  return {
    goal,
    unit: 'ms',
    ...medians,
    peerName: 'dotenv.parse',
    ...(isPromised && { limit: changed === 1 ? 0.5 : 1 }),
  };
}

async function measureDurable(bench: BenchFolder, { variables, changed }: Edit, repeats: Repeats): Promise<Goal> {
  const text = textOf(variables);
  const root = bench.folder(`env-${variables}-${changed}`, { '.env': text });
  const lastWrites: LastWrites = new Map();
  const change = (settings: readonly Setting[]) =>
    changeFile(
      {
        file: join(root, '.env'),
        root,
        inPlace: false,
        decide: (now = '') => ({ text: edited(now, settings), intent: undefined }),
      },
      lastWrites,
    );
  // The first write waits until the file that was made just now counts as nobody's half-saved one.
  await change(settingsOf(variables, changed));
  const medians = await alternate(
    {
      ours: () => {
        const settings = settingsOf(variables, changed);
        return timed(() => change(settings));
      },
      peer: () => timed(() => writeFloor(root, text)),
    },
    repeats,
  );
  const goal = `P10 edit ${changed} of ${variables} and make it durable`;
  return { goal, unit: 'ms', ...medians, peerName: 'temp, fsync, rename, fsync of the same bytes', limit: 8 };
}

/** P10: how the editor of `.env` files grows. */
export async function measureEnvFile(bench: BenchFolder, repeats: Repeats): Promise<Goal[]> {
  const goals: Goal[] = [];
  for (const all of [false, true]) {
    const edits: Goal[] = [];
    for (const variables of SIZES) {
      edits.push(await measureEdit({ variables, changed: all ? variables : 1 }, repeats));
    }
    const [, middle, last] = edits;
    goals.push(...edits);
    if (middle && last) {
      const goal = `P10 growth from 1000 to 10000, ${all ? 'all' : 'one'} changed`;
      goals.push({ goal, unit: 'ms', ours: last.ours, peer: middle.ours, peerName: 'itself at 1000', limit: 12 });
    }
    goals.push(await measureDurable(bench, { variables: 10_000, changed: all ? 10_000 : 1 }, repeats));
  }
  return goals;
}
