import type { Problem } from '../../domain/problem.ts';
import type { Clock, Hearing } from '../../engine/ports.ts';

/** What a channel does over and over; each can be in trouble on its own. */
export type Part = 'receiving' | 'deleting';

/** Tells the engine whether the channel is up: it is down while any part of it is in trouble. */
export type Health = {
  /** Returns whether hints may have been lost: the part was in trouble until now. */
  good(part: Part): boolean;
  bad(part: Part, problem: Problem): void;
};

function isSame(one: Problem | undefined, other: Problem | undefined): boolean {
  return one?.code === other?.code && one?.message === other?.message;
}

/** Starts with nothing known: only an answer to a receive makes it up. */
export function createHealth(hearing: Hearing, clock: Clock): Health {
  const problems = new Map<Part, Problem>();
  let told: { readonly since: number; readonly problem?: Problem } | undefined;
  const tell = (): void => {
    const problem = problems.get('receiving') ?? problems.get('deleting');
    if (told && isSame(told.problem, problem)) return;
    const isStillDown = told?.problem !== undefined && problem !== undefined;
    const since = isStillDown && told ? told.since : clock.now();
    told = { since, ...(problem && { problem }) };
    hearing.state(problem ? { kind: 'down', since, problem } : { kind: 'up', since });
  };
  hearing.state({ kind: 'starting' });
  return {
    good: (part) => {
      const wasBad = problems.delete(part);
      if (part === 'receiving' || told) tell();
      return wasBad;
    },
    bad: (part, problem) => {
      problems.set(part, problem);
      tell();
    },
  };
}
