import type { Refusal } from './observed.ts';
import type { ReaderName } from './readers.ts';

const CLASSES: readonly (readonly [RegExp, string])[] = [
  [/\0/, 'a NUL'],
  [/\r/, 'a carriage return'],
  [/\p{Surrogate}/u, 'a character that is no Unicode'],
  [/'.*"|".*'/s, 'both kinds of quotes'],
  [/\$\{/, '`${`'],
  [/\\$/, 'a backslash at its end'],
  [/\\/, 'a backslash'],
  [/`/, 'a backtick'],
  [/\$/, 'a dollar sign'],
  [/\n/, 'a line feed'],
  [/^[^"]*'[^"]*$/s, 'a single quote'],
  [/^[^']*"[^']*$/s, 'a double quote'],
];

function classOf(value: string): string {
  const found = CLASSES.filter(([pattern]) => pattern.test(value)).map(([, words]) => words);
  return found.slice(0, 2).join(' and ') || 'unusual characters';
}

function list(readers: readonly ReaderName[]): string {
  return readers.join(', ');
}

/** The value itself never shows: only what kind of characters it holds. */
export function refuseSpelling(name: string, value: string, readers: readonly ReaderName[]): Refusal {
  const verb = readers.length === 1 ? 'cannot read' : 'read differently, however it is spelled';
  return {
    name,
    reason: `the value has ${classOf(value)}, which ${list(readers)} ${verb}`,
    wayOut: 'name fewer readers, choose another target, or set `encode: base64`',
  };
}

type Doubt = { readonly line: number; readonly reader: ReaderName };

/** For a variable behind a line that some reader may end elsewhere. */
export function refuseDoubt(name: string, doubt: Doubt | undefined): Refusal {
  const line = doubt ? `line ${doubt.line}` : 'a line';
  return {
    name,
    reason: `for ${doubt?.reader ?? 'some reader'}, ${line} of the file may not end where it seems to end, so that a change there is not safe`,
    wayOut: `rewrite ${line} in a simpler way (check its quotes), or name fewer readers`,
  };
}

/** For a variable that some reader may find a second time. */
export function refuseElsewhere(name: string, reader: ReaderName): Refusal {
  return {
    name,
    reason: `the file sets or mentions ${name} for ${reader} in a line that is no plain assignment`,
    wayOut: `write ${name} as a line of its own (${name}=…), or name fewer readers`,
  };
}
