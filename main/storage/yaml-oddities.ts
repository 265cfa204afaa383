import { type Document, isAlias, isMap, isNode, isScalar, visit, type YAMLMap } from 'yaml';
import { YAML_FAULT_WORDS } from './yaml-fault-words.ts';

/** The parser looks for each in the whole file. */
const MAX_ALIASES = 1000;
/** Counted with what aliases repeat: ten times more than a large project says. */
export const MAX_NODES = 100_000;

/** A fault of a YAML text, by its offset. */
export type Oddity = { readonly offset: number; readonly message: string };

function keyFault(key: unknown, earlier: ReadonlySet<string>): string | undefined {
  if (!isScalar(key) || typeof key.value !== 'string') return YAML_FAULT_WORDS.NON_STRING_KEY;
  if (key.value === '__proto__') return '`__proto__` cannot be a key';
  return earlier.has(key.value) ? YAML_FAULT_WORDS.DUPLICATE_KEY : undefined;
}

function keyFaults({ items }: YAMLMap): Oddity[] {
  const earlier = new Set<string>();
  return items.flatMap(({ key }) => {
    const message = keyFault(key, earlier);
    if (isScalar(key)) earlier.add(String(key.value));
    return message ? [{ offset: (isNode(key) && key.range?.[0]) || 0, message }] : [];
  });
}

/** Keys that JavaScript objects cannot hold as they are, aliases of nothing, too many aliases. */
export function odditiesOf(document: Document): Oddity[] {
  const odd: Oddity[] = [];
  const anchors = new Set<string>();
  let aliases = 0;
  visit(document, {
    Node: (_, node) => {
      if (isMap(node)) odd.push(...keyFaults(node));
      if (!isAlias(node) && node.anchor) anchors.add(node.anchor);
    },
    Alias: (_, { source, range }) => {
      aliases += 1;
      if (!anchors.has(source)) odd.push({ offset: range?.[0] ?? 0, message: YAML_FAULT_WORDS.BAD_ALIAS });
    },
  });
  return aliases > MAX_ALIASES
    ? [{ offset: 0, message: `at most ${MAX_ALIASES} aliases (\`*name\`) can be used` }]
    : odd;
}

/** True when plain data is larger than any project, counting what is shared as often as it stands there. */
export function isTooLarge(value: unknown): boolean {
  const waiting = [value];
  for (let nodes = 0; waiting.length > 0; nodes += 1) {
    if (nodes + waiting.length > MAX_NODES) return true;
    const next = waiting.pop();
    if (typeof next === 'object' && next !== null) for (const inner of Object.values(next)) waiting.push(inner);
  }
  return false;
}
