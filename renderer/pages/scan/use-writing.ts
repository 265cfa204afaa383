import { useState } from 'preact/hooks';
import type { Keyturn } from '../../../preload/contract.ts';
import type { Problem } from '../../../preload/plain.ts';
import type { WatchDraft } from '../../../preload/views.ts';

/** How far each draft is, in their order. */
export type Written =
  | { readonly kind: 'waits' | 'writes' | 'written' }
  | { readonly kind: 'failed'; readonly problem: Problem };

export type Writing = {
  readonly written: readonly Written[];
  readonly isBusy: boolean;
  readonly write: () => Promise<boolean>;
};

const WAITS: Written = { kind: 'waits' };

/** Adds drafts one after the other, because they share keyturn.yaml; what is written once is not written again. */
export function useWriting(keyturn: Keyturn, drafts: readonly WatchDraft[]): Writing {
  const [written, setWritten] = useState<readonly Written[]>(() => drafts.map(() => WAITS));
  const [isBusy, setBusy] = useState(false);
  const write = async (): Promise<boolean> => {
    setBusy(true);
    const states = [...written];
    for (const [index, draft] of drafts.entries()) {
      if (states[index]?.kind === 'written') continue;
      states[index] = { kind: 'writes' };
      setWritten([...states]);
      const answer = await keyturn.ask('addWatch', draft);
      states[index] = answer.ok ? { kind: 'written' } : { kind: 'failed', problem: answer.problem };
      setWritten([...states]);
    }
    setBusy(false);
    return states.every(({ kind }) => kind === 'written');
  };
  return { written, isBusy, write };
}
