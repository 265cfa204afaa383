import { isClean } from '../domain/outcome.ts';
import type { ExitCode } from './lines.ts';
import { type Asked, configurationProblem, withProjects } from './session.ts';

const PATIENCE_MS = 18_000;

/** Decides single variables of one target: keeps local values for this version, takes AWS's for others. 1 when something still stands in the way. */
export function choose(asked: Asked<'choose'>): Promise<ExitCode> {
  const { session, request, send } = asked;
  const { key, target, keep, take } = request;
  return withProjects(asked, async () => {
    const choice = { keep: new Set(keep), take: new Set(take) };
    const result = await session.engine.choose({ key, target, patienceMs: PATIENCE_MS, ...choice });
    if (!result) throw configurationProblem('Nothing here writes that secret into that target.', 'Check keyturn.yaml.');
    if (result.problem) send({ problem: result.problem });
    return isClean(result) ? 0 : 1;
  });
}
