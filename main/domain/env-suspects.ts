import { type EnvDocument, itemsOf } from './env-document.ts';
import type { EnvItem } from './env-lines.ts';
import type { EnvSurvey } from './env-survey.ts';
import { READER_TABLE, type ReaderName } from './readers.ts';
import { readItem } from './spellings.ts';

/** Names a reader that may see this variable set elsewhere than in a line we could edit. */
export type Elsewhere = (name: string) => ReaderName | undefined;

const WORD = /[A-Za-z_]\w*/g;
const INNER_ASSIGNMENT = /[\s;&]\w+\+?=/;

function maySetInside({ text }: EnvDocument, item: EnvItem): boolean {
  if (item.kind !== 'assignment' || item.isPlain) return false;
  return INNER_ASSIGNMENT.test(text.slice(item.valueStart, item.stop));
}

type Finding = { readonly document: EnvDocument; readonly survey: EnvSurvey; readonly readers: readonly ReaderName[] };

/** For a file that these readers read. */
export function findElsewhere({ document, survey, readers }: Finding): Elsewhere {
  const { text } = document;
  const textOf = (some: readonly EnvItem[]): string => some.map((item) => text.slice(item.start, item.end)).join('\n');
  const doubtful = survey.doubt ? textOf(itemsOf(document).filter((_, place) => !survey.isSure(place))) : '';
  const wordsOf = (some: string): Set<string> => new Set(some.match(WORD));
  const inDoubt = wordsOf(doubtful);
  const hasInside = readers.some((reader) => READER_TABLE[reader].setsInside);
  const suspects = [...document.slow.values()].filter(
    (item) => item.kind === 'stray' || (hasInside && maySetInside(document, item)),
  );
  const suspectWords = wordsOf(textOf(suspects));

  const setsIt = (name: string, reader: ReaderName): boolean => {
    const pattern = READER_TABLE[reader].sets(name);
    return suspects.some((item) => {
      if (
        item.kind === 'assignment' &&
        (item.name === name || readItem(document, item, READER_TABLE[reader]) !== undefined)
      )
        return false;
      return pattern.test(text.slice(item.start, item.stop));
    });
  };
  return (name) => {
    if (inDoubt.size > 0 && inDoubt.has(name)) return survey.doubt?.reader;
    return suspectWords.size > 0 && suspectWords.has(name) ? readers.find((reader) => setsIt(name, reader)) : undefined;
  };
}
