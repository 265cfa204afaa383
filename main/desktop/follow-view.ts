import type { AppView } from '../../preload/views.ts';
import type { Border } from '../border/border.ts';

export type KnownView = Pick<AppView, 'watches' | 'projects' | 'pause'>;

/** The view that pages see: as it is now, then as it is pushed. */
export function followView(border: Pick<Border, 'ask' | 'on'>, changed: (view: KnownView) => void) {
  let view: KnownView = { watches: [], projects: [] };
  let isTold = false;
  const hear = (told: KnownView): void => {
    isTold = true;
    view = told;
    changed(told);
  };
  const stop = border.on('viewChanged', hear);
  void border.ask('getView', undefined).then((answer) => {
    // What was pushed meanwhile is newer.
    if (answer.ok && !isTold) hear(answer.value as AppView);
  });
  return { now: () => view, stop };
}
