import { Document, isCollection, isMap, isNode, isPair, type YAMLMap, type YAMLSeq } from 'yaml';

type Collection = YAMLMap | YAMLSeq;

/** Short mappings read better on one line. */
const FLOW_KEYS: ReadonlySet<unknown> = new Set(['map', 'readers', 'keychain']);

/** Where the content of a node ends, without the blank lines and comments after it. */
export function contentEnd(node: unknown): number {
  if (isPair(node)) return isNode(node.value) ? contentEnd(node.value) : contentEnd(node.key);
  if (isCollection(node) && !node.flow && node.items.length > 0) return contentEnd(node.items.at(-1));
  return (isNode(node) && node.range?.[1]) || 0;
}

export function startOf(item: unknown): number {
  const node = isPair(item) ? item.key : item;
  return (isNode(node) && node.range?.[0]) || 0;
}

/** Column of the `-` or of the key that starts the first item. */
function itemColumn(text: string, collection: Collection): number {
  const start = startOf(collection.items[0]);
  const mark = isMap(collection) ? start : text.lastIndexOf('-', start - 1);
  return mark - (text.lastIndexOf('\n', mark - 1) + 1);
}

/** Marks for one line what reads better so, at any depth. */
function flatten(node: unknown): void {
  if (!isCollection(node)) return;
  for (const item of node.items) {
    const inner = isPair(item) ? item.value : item;
    if (isCollection(inner) && isPair(item) && FLOW_KEYS.has(String(item.key))) inner.flow = true;
    else flatten(inner);
  }
}

function blockText(addition: object, column: number, newline: string): string {
  const document = new Document(addition);
  flatten(document.contents);
  const lines = document.toString({ lineWidth: 0, singleQuote: true }).trimEnd().split('\n');
  return lines.map((line) => newline + ' '.repeat(column) + line).join('');
}

function flowText(addition: object): string {
  const document = new Document(addition);
  if (isCollection(document.contents)) document.contents.flow = true;
  return document.toString({ lineWidth: 0, singleQuote: true }).trim().slice(1, -1).trim();
}

function insert(text: string, offset: number, addition: string): string {
  return text.slice(0, offset) + addition + text.slice(offset);
}

export function endOfLine(text: string, offset: number): number {
  return offset + text.slice(offset).search(/\r?\n|$/);
}

function newlineOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** Adds items (or pairs) to a collection in the style it has. No other byte changes. */
export function appendTo(text: string, collection: Collection, addition: object): string {
  if (collection.items.length === 0) {
    const [start = 0, end = 0] = collection.range ?? [];
    return text.slice(0, start).trimEnd() + blockText(addition, 2, newlineOf(text)) + text.slice(end);
  }
  const end = contentEnd(collection.items.at(-1));
  if (collection.flow) return insert(text, end, `, ${flowText(addition)}`);
  return insert(text, endOfLine(text, end), blockText(addition, itemColumn(text, collection), newlineOf(text)));
}

/** Gives a key of the root its first items; adds the key when it is missing. */
export function startList(text: string, { root, key, items }: { root: unknown; key: string; items: object }): string {
  const newline = newlineOf(text);
  const block = blockText(items, 2, newline);
  const pair = isMap(root) ? root.items.find((item) => String(item.key) === key) : undefined;
  if (pair) return insert(text, endOfLine(text, contentEnd(pair.key)), block);
  return `${text}${text === '' || text.endsWith('\n') ? '' : newline}${key}:${block}${newline}`;
}
