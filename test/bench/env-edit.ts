// P10 alone: `node test/bench/env-edit.ts`
import { parse } from 'dotenv';
import { observeEnv } from '../../main/domain/env-observed.ts';
import type { Setting } from '../../main/domain/observed.ts';
import { Sealed } from '../../main/domain/sealed.ts';
import { alternate, type Goal, type Repeats, ratioOf, timed } from './measure.ts';

const PEM = '"-----BEGIN KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC\n-----END KEY-----\n"';

/** Ten variables of all kinds that people have; three of them are not plain to all readers. */
const MIXED: readonly ((index: number) => string)[] = [
  (index) => `# part ${index}\nNAME_${index}="value ${index}"`,
  (index) => `export NAME_${index}=value-${index}`,
  (index) => `NAME_${index}=https://user:pass@host-${index}.example/path?query=1`,
  (index) => `NAME_${index}='it is # ${index}' # a note`,
  (index) => `\nNAME_${index}=`,
  (index) => `NAME_${index}=true`,
  (index) => `NAME_${index}=hello world ${index}`,
  (index) => `NAME_${index} = ${index}`,
  (index) => `NAME_${index}="\${HOME}/part-${index}"`,
  (index) => (index % 100 === 9 ? `NAME_${index}=${PEM}` : `NAME_${index}=a1b2c3d4e5f6-${index}`),
];

const TEXTS = {
  plain: (index: number) => `NAME_${index}=value-${index}`,
  mixed: (index: number) => MIXED[index % MIXED.length]?.(index) ?? '',
} as const;

function settingsOf(variables: number, changed: number): Setting[] {
  return Array.from({ length: changed }, (_, index) => ({
    name: `NAME_${Math.floor(((index + 0.5) * variables) / changed)}`,
    value: new Sealed(`changed-${index}`),
    readers: ['dotenv', 'node'],
  }));
}

/** What a delivery asks for: the new text, and what will stand for every variable. */
function edit(text: string, settings: readonly Setting[]): void {
  const draft = observeEnv(new Sealed(text)).draft(settings, { removals: [] });
  if (draft.content().isEmpty || settings.some(({ name }) => !draft.standing(name)))
    throw new Error('The edit was refused.');
}

const SIZES = [1_000, 10_000] as const;
const MOST = 0.5;
const MOST_GROWTH = 12;

async function measureOne(kind: keyof typeof TEXTS, isEach: boolean, repeats: Repeats): Promise<Goal[]> {
  const goals: Goal[] = [];
  const what = `P10 edit ${isEach ? 'each' : 'one'} of`;
  for (const variables of SIZES) {
    const text = `${Array.from({ length: variables }, (_, index) => TEXTS[kind](index)).join('\n')}\n`;
    const settings = settingsOf(variables, isEach ? variables : 1);
    // Small files are edited many times in a sample: one alone is too short for the clock.
    const times = 10_000 / variables;
    const repeat = (work: () => unknown) => async () =>
      (await timed(() => {
        for (let time = 0; time < times; time += 1) work();
      })) / times;
    const samples = { ours: repeat(() => edit(text, settings)), peer: repeat(() => parse(text)) };
    const goal = { goal: `${what} ${variables} variables, ${kind}`, unit: 'ms', peerName: 'dotenv.parse' } as const;
    goals.push({ ...goal, ...(await alternate(samples, repeats)), ...(variables === SIZES[1] && { limit: MOST }) });
  }
  const [small, large] = goals;
  if (small === undefined || large === undefined) return goals;
  const growth = { ours: large.ours, peer: small.ours, peerName: 'itself at 1000', limit: MOST_GROWTH };
  return [...goals, { goal: `${what} 1000 → 10000, ${kind}`, unit: 'ms', ...growth }];
}

/** P10: the editor of `.env` files against a parser, for one changed variable and for all of them. */
export async function measureEnvEdit(repeats: Repeats): Promise<Goal[]> {
  const goals: Goal[] = [];
  for (const kind of ['plain', 'mixed'] as const) {
    for (const isEach of [false, true]) goals.push(...(await measureOne(kind, isEach, repeats)));
  }
  return goals;
}

if (import.meta.main) {
  for (const goal of await measureEnvEdit({ warmUps: 20, repeats: 41 })) {
    const numbers = [goal.ours, goal.peer].map((number) => number.toFixed(3)).join(' / ');
    console.log(`${goal.goal}: ${numbers} = ${ratioOf(goal).toFixed(2)}`);
  }
}
