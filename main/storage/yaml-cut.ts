import { isMap, isPair, type YAMLMap, type YAMLSeq } from 'yaml';
import { contentEnd, endOfLine, startOf } from './yaml-insert.ts';

function without(text: string, start: number, end: number): string {
  return text.slice(0, start) + text.slice(end);
}

function cutFromFlow(text: string, { items }: YAMLSeq, index: number): string {
  const end = contentEnd(items[index]);
  if (index > 0) return without(text, contentEnd(items[index - 1]), end);
  return without(text, startOf(items[0]), items.length > 1 ? startOf(items[1]) : end);
}

/** Takes an item out of a list: its lines, with the remarks beside it. No other byte changes. */
export function cutItem(text: string, list: YAMLSeq, index: number): string {
  if (list.flow) return cutFromFlow(text, list, index);
  const mark = text.lastIndexOf('-', startOf(list.items[index]) - 1);
  const start = text.lastIndexOf('\n', mark - 1) + 1;
  const end = endOfLine(text, contentEnd(list.items[index]));
  return without(text, start, end + (/^\r?\n/.exec(text.slice(end))?.[0].length ?? 0));
}

/** Takes the only item out of a list of the root, which is an empty list then. */
export function cutLastItem(text: string, { root, key, list }: { root: unknown; key: string; list: YAMLSeq }): string {
  const left = cutItem(text, list, 0);
  const pair = isMap(root) ? (root as YAMLMap).items.find((item) => String(item.key) === key) : undefined;
  if (list.flow || !isPair(pair)) return left;
  const colon = text.indexOf(':', contentEnd(pair.key)) + 1;
  return `${left.slice(0, colon)} []${left.slice(colon)}`;
}
