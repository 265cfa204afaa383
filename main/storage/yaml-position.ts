import { type Document, isAlias, isMap, isNode, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { YAML_FAULT_WORDS } from './yaml-fault-words.ts';
import { isTooLarge, MAX_NODES, type Oddity, odditiesOf } from './yaml-oddities.ts';

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

/** What the text holds, or what is wrong with it. Raises what the parser raises. */
function parse(text: string, lines: LineCounter): { document: Document; value: unknown } | { faults: Oddity[] } {
  // The parser compares each key with each, which takes half a minute for a large file; `keyFaults` does not.
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    logLevel: 'error',
    uniqueKeys: false,
  });
  const errors = [...document.errors, ...document.warnings].map(({ code, pos: [offset] }) => ({
    offset,
    message: YAML_FAULT_WORDS[code],
  }));
  const faults = errors.length > 0 ? errors : odditiesOf(document);
  if (faults.length > 0) return { faults };
  const value: unknown = document.toJS({ maxAliasCount: MAX_NODES });
  return isTooLarge(value) ? { faults: [{ offset: 0, message: 'the file says too much' }] } : { document, value };
}

/** Parses YAML 1.2 into plain data that still knows its lines. Never raises; faults quote nothing. */
export function readYaml(text: string): YamlReading {
  const lines = new LineCounter();
  const at = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const faulty = (faults: readonly Oddity[]): YamlReading => ({
    kind: 'faulty',
    faults: faults.slice(0, MAX_FAULTS).map(({ offset, message }) => ({ position: at(offset), message })),
  });
  try {
    const parsed = parse(text, lines);
    if ('faults' in parsed) return faulty(parsed.faults);
    const { document, value } = parsed;
    return { kind: 'read', value, positionOf: (path, { isKey }) => at(offsetOf(document, path, isKey)) };
  } catch {
    // Brackets that overflow the stack, an alias inside its own anchor.
    return faulty([{ offset: 0, message: YAML_FAULT_WORDS.RESOURCE_EXHAUSTION }]);
  }
}
