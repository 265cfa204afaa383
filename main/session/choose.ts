import { isClean } from '../domain/outcome.ts';
import type { ExitCode } from './lines.ts';
import { type Asked, configurationProblem } from './session.ts';

const PATIENCE_MS = 18_000;

/** Carries out what a person chose for variables that stand in the way in one place. 1 when something still does. */
export async function choose({ session, request, send }: Asked<'choose'>): Promise<ExitCode> {
  const { engine } = session;
  const { key, target, choices } = request;
  if (!engine.isWatched(key)) {
    throw configurationProblem(
      'That secret is not watched here.',
      'Start `keyturn watch` or the tray, then choose again.',
    );
  }
  const wish = { cause: 'manual' as const, isDry: false, adopt: false, patienceMs: PATIENCE_MS };
  const results = await engine.refresh({ ...wish, choices: { target, of: choices } }, new Set([key]));
  for (const { problem } of results) if (problem) send({ problem });
  return results.every(isClean) ? 0 : 1;
}
