import type { ExitCode } from './lines.ts';
import type { Asked } from './session.ts';

/** Accepts what a project names now, if that is what was shown. 2 when it is not. */
export async function trust({ session, request, send }: Asked<'trust'>): Promise<ExitCode> {
  const { projects, engine } = session;
  const problems = projects.accept(request.directory, request.fingerprint);
  for (const problem of problems) send({ problem });
  if (problems.length > 0) return 2;
  engine.load(projects.watches());
  engine.sweepNew();
  return 0;
}
