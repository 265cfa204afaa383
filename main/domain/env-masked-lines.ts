import { itemsOf, parseEnv } from './env-document.ts';
import type { EnvItem } from './env-lines.ts';
import type { Sealed } from './sealed.ts';

/** Eight dots, whatever the length. */
export const MASK = '••••••••';

/** One line of a masked look at a file; lines that nobody manages are only counted. Numbers start at 1. */
export type MaskedLine =
  | { readonly kind: 'others'; readonly from: number; readonly to: number }
  | {
      readonly kind: 'same' | 'changed' | 'added';
      readonly line: number;
      readonly name: string;
      readonly text: string;
    };

export type Masking = {
  readonly before: Sealed;
  readonly after: Sealed;
  /** Variables that are shown by name. */
  readonly names: ReadonlySet<string>;
};

function countLines(text: string): number {
  return text.split('\n').length - (text === '' || text.endsWith('\n') ? 1 : 0);
}

export function lineCount(text: Sealed): number {
  return countLines(text.reveal());
}

/** What each variable is spelled as, by name. */
function spellings(text: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const item of itemsOf(parseEnv(text))) {
    if (item.kind !== 'assignment') continue;
    const line = text.slice(item.start, item.stop);
    found.set(item.name, [...(found.get(item.name) ?? []), line]);
  }
  return found;
}

function shown(item: EnvItem & { kind: 'assignment' }, text: string): string {
  const isExported = /^[ \t]*export[ \t]/.test(text.slice(item.start, item.nameStart));
  return `${isExported ? 'export ' : ''}${item.name}=${MASK}`;
}

/** The file as it would be, with names alone. */
export function maskedLines({ before, after, names }: Masking): MaskedLine[] {
  const old = spellings(before.reveal());
  const text = after.reveal();
  const lines: MaskedLine[] = [];
  let line = 1;
  for (const item of itemsOf(parseEnv(text))) {
    const last = line + countLines(text.slice(item.start, item.end)) - 1;
    const isShown = item.kind === 'assignment' && names.has(item.name);
    const above = lines.at(-1);
    if (isShown) {
      const before = old.get(item.name);
      const isSame = before?.includes(text.slice(item.start, item.stop)) ?? false;
      const kind = before === undefined ? 'added' : isSame ? 'same' : 'changed';
      lines.push({ kind, line, name: item.name, text: shown(item, text) });
    } else if (above?.kind === 'others') lines.splice(-1, 1, { ...above, to: last });
    else lines.push({ kind: 'others', from: line, to: last });
    line = last + 1;
  }
  return lines;
}
