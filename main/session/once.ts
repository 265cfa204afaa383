import { isClean } from '../domain/outcome.ts';
import type { ExitCode } from './lines.ts';
import { type Asked, isAbout, withProjects } from './session.ts';

/** An unreachable endpoint is given up within 20 s in all (design, CLI contract). */
const PATIENCE_MS = 18_000;

/** One reconcile of everything. 1 when something failed, conflicts or is refused; the rest is done all the same. */
export function once(asked: Asked<'once'>): Promise<ExitCode> {
  const { session, request, send } = asked;
  const { isDry, adopt } = request;
  return withProjects(asked, async (keys) => {
    const stopListening = session.engine.onEvent((event) => {
      if (event.cause === 'manual' && isAbout(event, keys)) send({ event });
    });
    try {
      const wish = { cause: 'manual' as const, isDry, adopt, patienceMs: PATIENCE_MS };
      const results = await session.engine.refresh(wish, keys);
      return results.every(isClean) ? 0 : 1;
    } finally {
      stopListening();
    }
  });
}
