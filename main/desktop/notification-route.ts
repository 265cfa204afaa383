import type { Route } from '../../preload/contract.ts';
import type { AppView, WatchRow } from '../../preload/views.ts';
import type { KeyturnEvent } from '../domain/event.ts';
import { isSignInProblem } from './sign-in-problem.ts';
import { type TroubleKind, troubleKind } from './trouble-text.ts';

type View = Pick<AppView, 'watches' | 'projects'>;

export function rowOf({ secret, label, profile, region }: KeyturnEvent, { watches }: View): WatchRow | undefined {
  const alike = watches.filter(
    (row) => row.secret === secret && (label === undefined || row.label === label) && row.profile === profile,
  );
  return alike.find((row) => row.region === region) ?? alike[0];
}

function signInRow({ profile }: KeyturnEvent, { watches }: View): WatchRow | undefined {
  return watches.find((row) => {
    return row.profile === profile && 'problem' in row.freshness && isSignInProblem(row.freshness.problem);
  });
}

/** The place in the window that a notification is about. */
export function routeFor(about: readonly KeyturnEvent[], view: View): Route {
  const [first] = about;
  if (first === undefined) return { page: 'now' };
  if (troubleKind(first) === 'trust' && first.problem) {
    const waiting = view.projects.find(({ standing }) => standing === 'waits for trust')?.directory;
    const key = first.target ?? waiting;
    return key === undefined ? { page: 'now' } : { page: 'trust', key };
  }
  const keys = new Set(about.map((event) => (rowOf(event, view) ?? signInRow(event, view))?.key));
  const [key] = keys;
  if (keys.size === 1 && key !== undefined) return { page: 'watch', key };
  return { page: first.kind === 'written' ? 'history' : 'now' };
}

const BUTTONS: Record<TroubleKind, string> = {
  trust: 'Review',
  'sign-in': 'Sign in',
  choice: 'Compare',
  write: 'Show',
  check: 'Show',
};

/** What the button leads to; the click on the notification itself does the same. */
export function buttonFor([first]: readonly KeyturnEvent[]): string {
  return first === undefined || first.kind === 'written' ? 'Show' : BUTTONS[troubleKind(first)];
}
