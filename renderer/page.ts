import type { Keyturn, Route } from '../preload/contract.ts';
import type { AppView } from '../preload/views.ts';

/** What every page is given; it keeps what it asked for itself. */
export type PageProps = {
  readonly keyturn: Keyturn;
  readonly view: AppView;
  /** Epoch milliseconds; ticks, so that "12 s ago" stays true. */
  readonly now: number;
  readonly route: Route;
  readonly go: (route: Route) => void;
};
