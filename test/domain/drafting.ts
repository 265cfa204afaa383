import { observeEnv } from '../../main/domain/env-observed.ts';
import type { Refusal } from '../../main/domain/observed.ts';
import type { ReaderName } from '../../main/domain/readers.ts';
import { Sealed } from '../../main/domain/sealed.ts';

export type Wish = {
  readonly text?: string;
  readonly set?: Readonly<Record<string, string>>;
  readonly remove?: string[];
  readonly group?: string[];
  readonly readers?: readonly ReaderName[];
};

function drafted({ text, set = {}, remove = [], group = [], readers = ['dotenv', 'node'] }: Wish) {
  const settings = Object.entries(set).map(([name, value]) => ({ name, value: new Sealed(value), readers, group }));
  return observeEnv(text === undefined ? undefined : new Sealed(text)).draft(settings, {
    removals: remove.map((name) => ({ name, readers })),
  });
}

export function refusalsOf(wish: Wish): readonly Refusal[] {
  return drafted(wish).refused;
}

/** The text after a change, and what was refused. */
export function draft(wish: Wish): { text: string; refused: string[] } {
  const made = drafted(wish);
  return {
    text: made.content().reveal(),
    refused: made.refused.map((refusal) => `${refusal.name}: ${refusal.reason}`),
  };
}
