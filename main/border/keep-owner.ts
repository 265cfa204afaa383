import { type AnswerPorts, askOwner } from './asking.ts';

/**
 * Somebody who adds a first secret watches nothing yet, so every question would open and close an owner of its own, with
 * its sign-in. Answers a function that sees to one that lasts as long as the border, where there is none.
 */
export function ownerKeeper(ports: AnswerPorts): () => Promise<void> {
  let kept: Promise<void> | undefined;
  const keep = async (): Promise<void> => {
    const lines = await askOwner(ports, { command: 'status', projects: [] });
    if (lines.some((line) => 'status' in line && line.status.owner !== undefined)) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const request = { command: 'watch' as const, projects: [], accept: false };
    // Its first word is that it started; where it cannot, the question that follows says why.
    ports.carry({ request, send: () => resolve(), signal: ports.signal }).then(
      () => resolve(),
      () => resolve(),
    );
    await promise;
  };
  return () => {
    kept ??= keep().catch(() => {
      kept = undefined;
    });
    return kept;
  };
}
