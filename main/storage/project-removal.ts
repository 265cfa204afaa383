import { isDeepStrictEqual } from 'node:util';
import { isSeq, parseDocument } from 'yaml';
import { ProblemError } from '../domain/problem.ts';
import { cutItem, cutLastItem } from './yaml-cut.ts';
import { readYaml } from './yaml-position.ts';

/** Of a `to:` item: the index of its watch, and its own. */
export type TargetPlace = readonly [watch: number, target: number];

type Path = readonly (string | number)[];

function byHand(): ProblemError {
  return new ProblemError({
    code: 'configuration',
    message: 'keyturn.yaml shares this target with another place by an alias, so it cannot be taken out alone.',
    cure: 'Take it out by hand.',
  });
}

/** What the file has to say afterwards. Plain data: what an alias means would not outlive its anchor. */
function valueWithout(value: unknown, [step, ...rest]: Path): unknown {
  if (Array.isArray(value)) {
    if (rest.length === 0) return value.filter((_, index) => index !== step);
    return value.map((item, index) => (index === step ? valueWithout(item, rest) : item));
  }
  if (typeof value !== 'object' || value === null || step === undefined) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, key === step ? valueWithout(item, rest) : item]),
  );
}

function isAs(text: string, wanted: unknown): boolean {
  const reading = readYaml(text);
  return reading.kind === 'read' && isDeepStrictEqual(reading.value, wanted);
}

/** Only the lines of the item go; where its layout does not allow that, the document is written anew with its comments. */
function removed(text: string, path: Path): string {
  const reading = readYaml(text);
  const document = parseDocument(text);
  const list = document.getIn(path.slice(0, -1), true);
  if (reading.kind === 'faulty' || !isSeq(list)) throw byHand();
  const wanted = valueWithout(reading.value, path);
  const index = Number(path.at(-1));
  const root = { root: document.contents, key: String(path[0]), list };
  const cut = list.items.length === 1 ? cutLastItem(text, root) : cutItem(text, list, index);
  if (isAs(cut, wanted)) return cut;
  document.deleteIn(path);
  const whole = document.toString({ lineWidth: 0 });
  if (!isAs(whole, wanted)) throw byHand();
  return whole;
}

/** Takes targets out of the text of a valid `keyturn.yaml`; a watch without a target goes with its last. Raises ProblemError. */
export function removeTargets(text: string, places: readonly TargetPlace[], sizes: readonly number[]): string {
  const paths = sizes.flatMap((size, watch): Path[] => {
    const targets = places.filter(([of]) => of === watch).map(([, target]) => target);
    if (targets.length === 0) return [];
    return targets.length === size ? [['watches', watch]] : targets.map((one) => ['watches', watch, 'to', one]);
  });
  // From the end, so that the places of the others stay as they are.
  return paths.reverse().reduce(removed, text);
}
