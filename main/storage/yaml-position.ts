import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
} from 'yaml';
import { YAML_FAULT_WORDS } from './yaml-fault-words.ts';

/** Counted from 1. */
export type Position = { readonly line: number; readonly column: number };
export type YamlFault = { readonly position: Position; readonly message: string };
type Path = readonly (string | number)[];

export type YamlReading =
  | {
      readonly kind: 'read';
      readonly value: unknown;
      positionOf(path: Path, options: { readonly isKey: boolean }): Position;
    }
  | { readonly kind: 'faulty'; readonly faults: readonly YamlFault[] };

const MAX_FAULTS = 20;
/** Many watches may share one anchored list; a bomb needs far more. */
const MAX_ALIASES = 1000;

type OddKey = { readonly offset: number; readonly message: string };

/** Keys that JavaScript objects cannot hold as they are. */
function oddKeys(document: Document): OddKey[] {
  const odd: OddKey[] = [];
  visit(document, {
    Pair: (_, { key }) => {
      const offset = (isNode(key) && key.range?.[0]) || 0;
      if (!isScalar(key) || typeof key.value !== 'string')
        odd.push({ offset, message: 'a key must be text; quote it' });
      else if (key.value === '__proto__') odd.push({ offset, message: '`__proto__` cannot be a key' });
    },
  });
  return odd;
}

type Step = { readonly node: Node | undefined; readonly keyOffset: number | undefined };

function stepInto(node: Node | undefined, step: string | number, document: Document): Step {
  const holder = isAlias(node) ? node.resolve(document) : node;
  if (isSeq(holder)) {
    const item = holder.items[Number(step)];
    return { node: isNode(item) ? item : undefined, keyOffset: undefined };
  }
  const pair = isMap(holder) ? holder.items.find(({ key }) => isScalar(key) && key.value === step) : undefined;
  const keyOffset = isNode(pair?.key) ? pair.key.range?.[0] : undefined;
  return { node: isNode(pair?.value) ? pair.value : undefined, keyOffset };
}

/** Offset of what a path leads to, or of the nearest thing above it that is there. */
function offsetOf(document: Document, path: Path, isKey: boolean): number {
  let node: Node | undefined = document.contents ?? undefined;
  let offset = node?.range?.[0] ?? 0;
  for (const [index, step] of path.entries()) {
    const next = stepInto(node, step, document);
    const valueOffset = isKey && index === path.length - 1 ? undefined : next.node?.range?.[0];
    offset = valueOffset ?? next.keyOffset ?? offset;
    node = next.node;
  }
  return offset;
}

function plainOf(document: Document): { readonly value: unknown } | undefined {
  try {
    return { value: document.toJS({ maxAliasCount: MAX_ALIASES }) };
  } catch {
    return undefined;
  }
}

function parse(text: string, lines: LineCounter): Document | undefined {
  try {
    return parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'silent' });
  } catch {
    // Some thousand brackets overflow the parser's stack.
    return undefined;
  }
}

/** Parses YAML 1.2 into plain data that still knows its lines. Never raises; faults quote nothing. */
export function readYaml(text: string): YamlReading {
  const lines = new LineCounter();
  const at = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const faulty = (faults: readonly YamlFault[]): YamlReading => ({
    kind: 'faulty',
    faults: faults.slice(0, MAX_FAULTS),
  });
  const document = parse(text, lines);
  if (!document) return faulty([{ position: at(0), message: YAML_FAULT_WORDS.RESOURCE_EXHAUSTION }]);
  const errors = [...document.errors, ...document.warnings];
  if (errors.length > 0) {
    return faulty(errors.map(({ code, pos }) => ({ position: at(pos[0]), message: YAML_FAULT_WORDS[code] })));
  }
  const odd = oddKeys(document);
  if (odd.length > 0) return faulty(odd.map(({ offset, message }) => ({ position: at(offset), message })));
  const plain = plainOf(document);
  if (!plain) return faulty([{ position: at(0), message: 'too many aliases (`*name`) repeat too much' }]);
  return { kind: 'read', value: plain.value, positionOf: (path, { isKey }) => at(offsetOf(document, path, isKey)) };
}
