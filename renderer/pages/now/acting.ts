import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Route } from '../../../preload/contract.ts';
import type { AppView } from '../../../preload/views.ts';
import type { Act } from '../../asking.ts';

export type Acting = {
  readonly act: Act;
  readonly now: number;
  readonly face: AppView['face'];
  readonly go: (route: Route) => void;
  /** Of the profile whose sign-in is open in the page. */
  readonly signIn: (profile: string) => void;
  /** The id of the row that is the list's one tab stop. */
  readonly current: string | undefined;
};

const ActingContext = createContext<Acting | undefined>(undefined);

export const ActingProvider = ActingContext.Provider;

/** What rows may do. Rows are deep; handing it down each step would be noise. */
export function useActing(): Acting {
  const acting = useContext(ActingContext);
  if (acting === undefined) throw new Error('A row outside of the list.');
  return acting;
}
