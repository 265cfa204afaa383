import type { ReaderName } from './readers.ts';
import type { Sealed } from './sealed.ts';

/** A variable that should hold a value, for those who read it. */
export type Setting = {
  readonly name: string;
  readonly value: Sealed;
  readonly readers: readonly ReaderName[];
  /** Variables of the same target, this one included or not: a new variable goes after the last of them, else at the end. */
  readonly group?: readonly string[];
};

/** A variable to take out; without `readers` those count that most files have. */
export type Removal = { readonly name: string; readonly readers?: readonly ReaderName[] };

/** A variable that cannot be written; `reason` and `wayOut` are parts of sentences for people (no capital, no period) and never quote the value. */
export type Refusal = { readonly name: string; readonly reason: string; readonly wayOut: string };

/** What a place would hold after a change. */
export type Draft = {
  /** The whole new content. */
  content(): Sealed;
  /** What `Observed.standing` will say once the content is there. */
  standing(name: string): Sealed | undefined;
  /** Settings left out of `content`, and removals that would not be safe. */
  readonly refused: readonly Refusal[];
};

/** What a place holds now. Pure: asking touches neither disk nor keychain. */
export interface Observed {
  /** False for a file or item that is not there. */
  readonly exists: boolean;
  /** The text that stands for a variable (all its occurrences, as spelled), undefined when there is none. */
  standing(name: string): Sealed | undefined;
  /** Present, and something other than nothing or empty quotes. */
  isFilled(name: string): boolean;
  /** True when every reader of the setting already reads exactly its value. */
  holds(setting: Setting): boolean;
  draft(settings: readonly Setting[], options: { readonly removals: readonly Removal[] }): Draft;
}
