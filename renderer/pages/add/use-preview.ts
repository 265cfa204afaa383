import { useEffect, useState } from 'preact/hooks';
import type { Keyturn } from '../../../preload/contract.ts';
import type { Problem } from '../../../preload/plain.ts';
import type { Preview, WatchDraft } from '../../../preload/views.ts';

/** Typing pauses this long before AWS and the file are asked. */
const WAIT_MS = 250;

/** `before`: the last good one stays in sight while the next is worked out. */
export type PreviewState =
  | { readonly kind: 'none' }
  | { readonly kind: 'loading' | 'waits'; readonly before?: Preview }
  | { readonly kind: 'failed'; readonly problem: Problem; readonly before?: Preview }
  | { readonly kind: 'ready'; readonly value: Preview };

export function shownPreview(state: PreviewState): Preview | undefined {
  if (state.kind === 'none') return undefined;
  return state.kind === 'ready' ? state.value : state.before;
}

function after(state: PreviewState, next: 'loading' | 'waits'): PreviewState {
  const before = shownPreview(state);
  return { kind: next, ...(before && { before }) };
}

/** Asks when the draft has stood still; an answer about an older draft is dropped. No draft: it cannot be asked about yet. */
export function usePreview(keyturn: Keyturn, draft: WatchDraft | undefined): PreviewState {
  const [state, setState] = useState<PreviewState>({ kind: 'none' });
  const wish = draft && JSON.stringify(draft);
  useEffect(() => {
    if (wish === undefined) return setState((last) => (last.kind === 'none' ? last : after(last, 'waits')));
    let isStale = false;
    setState((last) => after(last, 'loading'));
    const timer = setTimeout(async () => {
      const answer = await keyturn.ask('preview', JSON.parse(wish));
      if (isStale) return;
      setState((last) => {
        if (answer.ok) return { kind: 'ready', value: answer.value };
        const before = shownPreview(last);
        return { kind: 'failed', problem: answer.problem, ...(before && { before }) };
      });
    }, WAIT_MS);
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [keyturn, wish]);
  return state;
}
