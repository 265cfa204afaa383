import type { KeyturnEvent } from '../domain/event.ts';
import type { NotificationText } from './notification-text.ts';
import { listed } from './short-names.ts';
import { isSignInProblem } from './sign-in-problem.ts';

/** What a problem wants of somebody. */
export type TroubleKind = 'trust' | 'sign-in' | 'choice' | 'write' | 'check';

const LONGEST_NAME = 30;

const MANY: Record<TroubleKind, { readonly title: (count: number) => string; readonly body: string }> = {
  trust: { title: (count) => `Review ${count} changed keyturn.yaml`, body: 'They do not run until you say so.' },
  'sign-in': { title: (count) => `Sign in to ${count} profiles`, body: 'Files keep their values.' },
  choice: { title: (count) => `${count} secrets wait for your choice`, body: 'Nothing was overwritten.' },
  write: { title: (count) => `${count} targets cannot be written`, body: 'The old files are whole.' },
  check: { title: (count) => `${count} secrets cannot be checked`, body: 'Files keep their values.' },
};

export function troubleKind({ kind, target, problem }: KeyturnEvent): TroubleKind {
  if (problem?.code === 'trust') return 'trust';
  if (isSignInProblem(problem)) return 'sign-in';
  if (kind === 'conflict') return 'choice';
  return target === undefined ? 'check' : 'write';
}

/** Several problems of a kind in a burst. */
export function troublesText(kind: TroubleKind, events: readonly KeyturnEvent[]): NotificationText {
  const { title, body } = MANY[kind];
  const names = [...new Set(events.flatMap(({ secret, profile }) => secret ?? profile ?? []))];
  const listing = listed(names, LONGEST_NAME);
  return { title: title(events.length), body: `${listing && `${listing}. `}${body}` };
}
