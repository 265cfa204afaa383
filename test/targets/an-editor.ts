import type * as fs from 'node:fs';

/** In [0, 1), the same for the same seed. */
export type Random = () => number;

export function seeded(seed: number): Random {
  let state = seed;
  return () => {
    // Numerical Recipes' linear congruential generator.
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** One call of an editor; `isRename` marks the one that puts another file in place. */
export type EditorStep = { readonly isRename: boolean; readonly act: () => void };

/** Opens a file once, then types and saves: each save is a few steps, in place (in two writes) or by rename. */
export function anEditor(file: string, { real, random }: { real: typeof fs; random: Random }) {
  let buffer = real.readFileSync(file, 'utf8');
  const typed: string[] = [];
  const type = (): void => {
    typed.push(`# typed ${typed.length}`);
    buffer += `${typed.at(-1)}\n`;
  };
  const step = (act: () => void): EditorStep => ({ isRename: false, act });
  function inPlace(): EditorStep[] {
    let descriptor = -1;
    let text = '';
    const open = () => {
      type();
      text = buffer;
      descriptor = real.openSync(file, 'w');
    };
    const cut = 1 + Math.floor(random() * 10);
    const close = () => {
      real.writeSync(descriptor, text.slice(cut));
      real.closeSync(descriptor);
    };
    return [step(open), step(() => real.writeSync(descriptor, text.slice(0, cut))), step(close)];
  }
  function byRename(): EditorStep[] {
    const write = () => {
      type();
      real.writeFileSync(`${file}~`, buffer);
    };
    return [step(write), { isRename: true, act: () => real.renameSync(`${file}~`, file) }];
  }
  return { typed, save: (): EditorStep[] => (random() < 0.5 ? inPlace() : byRename()) };
}
