import { type Filter, NO_FILTER } from './filtering.ts';
import type { Grouping } from './items.ts';

/** What the list still knows when somebody comes back to it from another page. */
export const memory: {
  current: string | undefined;
  /** A row was opened: its way back leads to it. */
  wasOpened: boolean;
  filter: Filter;
  grouping: Grouping;
} = { current: undefined, wasOpened: false, filter: NO_FILTER, grouping: 'project' };
