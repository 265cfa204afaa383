// Wrong messages to the border: `node test/border/fuzz.ts --runs 100000`.
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import type { Border } from '../../main/border/border.ts';
import { aBorder } from './a-border.ts';
import { SAMPLES } from './samples.ts';

const ALL: readonly (readonly [string, unknown])[] = Object.entries(SAMPLES);
const MEANT = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'then', 'GETVIEW', 'getView ', 'trust\u0000'];

const junk = fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, maxDepth: 3 });
const name = fc.oneof(junk, fc.string(), fc.constantFrom(...MEANT));
const isKnown = (one: unknown): boolean => typeof one === 'string' && Object.hasOwn(SAMPLES, one);

/** None of these is a value that any request takes at that place. */
const wrongLeaf = fc.constantFrom(null, Number.NaN, [[]], { a: {} }, Symbol('x'), () => 1, -1.5, new Map());

type Message = readonly [name: unknown, body: unknown];

/** A right ask with one thing wrong: a field too many, or one of another kind. */
const bent: fc.Arbitrary<Message> = fc
  .tuple(fc.constantFrom(...ALL), wrongLeaf, fc.nat(), fc.boolean())
  .map(([[right, sample], leaf, at, isExtra]) => {
    if (sample === undefined) return [right, { extra: String(leaf) }];
    const fields = Object.keys(sample as object);
    const place = isExtra ? 'isAdmin' : (fields[at % fields.length] ?? 'isAdmin');
    return [right, { ...(sample as object), [place]: leaf }];
  });

const notAnObject: fc.Arbitrary<Message> = fc.tuple(
  fc.constantFrom(...ALL.map(([right]) => right)),
  fc.constantFrom<unknown>(null, 0, '', 'getView', [], [[]], true, Number.NaN),
);

export const wrongMessage: fc.Arbitrary<Message> = fc.oneof(
  fc.tuple(
    name.filter((one) => !isKnown(one)),
    junk,
  ),
  bent,
  notAnObject,
);

export type Opened = {
  readonly border: Pick<Border, 'ask'>;
  readonly done: readonly unknown[];
  readonly requests: readonly unknown[];
};

/** Raises what fast-check found: a message that was answered, that did something, or that crashed. */
export async function fuzzBorder({ runs, open = aBorder }: { runs: number; open?: () => Opened }): Promise<void> {
  const { border, done, requests } = open();
  const refuses = async ([asked, body]: Message): Promise<boolean> => {
    const before = done.length + requests.length;
    const answer = await border.ask(asked, body);
    return !answer.ok && answer.problem.code === 'configuration' && done.length + requests.length === before;
  };
  await fc.assert(fc.asyncProperty(wrongMessage, refuses), { numRuns: runs, seed: 4_200 });
}

if (import.meta.main) {
  const { runs } = parseArgs({ options: { runs: { type: 'string', default: '100000' } } }).values;
  await fuzzBorder({ runs: Number(runs) });
  console.log(`${runs} wrong messages refused, nothing done.`);
}
