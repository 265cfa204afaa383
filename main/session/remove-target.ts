import type { DraftedProject } from '../storage/project-draft.ts';
import { refuseUnseen } from './add-watch.ts';
import type { ExitCode } from './lines.ts';
import { type Asked, configurationProblem, type Session } from './session.ts';

function writeOut({ projects, drafts }: Session, drafted: DraftedProject): void {
  refuseUnseen(projects, drafted.directory);
  // First the yes: who watches the file finds it accepted.
  projects.accept(drafted.directory, drafted.loaded.fingerprint);
  drafts.write(drafted);
}

/** Takes a target of a secret out of `keyturn.yaml`; the file itself and what AWS has stay as they are. */
export async function removeTarget({ session, request, send }: Asked<'remove-target'>): Promise<ExitCode> {
  const { projects, engine, drafts } = session;
  const drafted = request.projects.flatMap((directory) => drafts.draftWithout(directory, request) ?? []);
  if (drafted.length === 0) throw configurationProblem('No keyturn.yaml names that target.', 'Look at the list again.');
  for (const one of drafted) {
    if (one.kind === 'invalid') {
      for (const problem of one.problems) send({ problem });
      return 2;
    }
    writeOut(session, one);
    for (const problem of projects.reread(one.directory)) send({ problem });
  }
  engine.load(projects.watches());
  return 0;
}
