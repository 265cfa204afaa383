import { observeEnv } from '../../main/domain/env-observed.ts';
import type { ReaderName } from '../../main/domain/readers.ts';
import { Sealed } from '../../main/domain/sealed.ts';

export type Wish = {
  readonly text?: string;
  readonly set?: Readonly<Record<string, string>>;
  readonly remove?: string[];
  readonly group?: string[];
  readonly readers?: readonly ReaderName[];
};

/** The text after a change, and what was refused. */
export function draft({ text, set = {}, remove = [], group = [], readers = ['dotenv', 'node'] }: Wish): {
  text: string;
  refused: string[];
} {
  const settings = Object.entries(set).map(([name, value]) => ({ name, value: new Sealed(value), readers, group }));
  const made = observeEnv(text === undefined ? undefined : new Sealed(text)).draft(settings, {
    removals: remove.map((name) => ({ name, readers })),
  });
  return {
    text: made.content().reveal(),
    refused: made.refused.map((refusal) => `${refusal.name}: ${refusal.reason}`),
  };
}
