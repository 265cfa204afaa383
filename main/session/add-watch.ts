import { ProblemError } from '../domain/problem.ts';
import type { ExitCode } from './lines.ts';
import type { Asked, Session } from './session.ts';
import { draftedOf } from './watch-draft.ts';

/** A yes to one line more or less is none to what else came into the file unseen. */
export function refuseUnseen(projects: Session['projects'], directory: string): void {
  if (projects.isTrusted(directory)) return;
  throw new ProblemError({
    code: 'trust',
    message: `keyturn.yaml in ${directory} names secrets or targets that nobody accepted on this machine.`,
    cure: 'Review it first, then try again.',
  });
}

/** Writes the draft into `keyturn.yaml`, accepts it, and asks about the new secret where the project is watched. */
export async function addWatch({ session, request, send }: Asked<'add-watch'>): Promise<ExitCode> {
  const { projects, engine, drafts } = session;
  const { draft } = request;
  const drafted = draftedOf(session, draft, send);
  if (!drafted) return 2;
  if (drafted.before !== undefined) refuseUnseen(projects, draft.project);
  // First the yes: who watches the file finds it accepted.
  projects.accept(draft.project, drafted.loaded.fingerprint);
  drafts.write(drafted);
  for (const problem of projects.reread(draft.project)) send({ problem });
  engine.load(projects.watches());
  engine.sweepNew();
  return 0;
}
