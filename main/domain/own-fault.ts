import { type Problem, ProblemError } from './problem.ts';

/** The classified failure, or a bug of ours: that must neither stop anything else, nor print what it happened to hold. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  const name = error instanceof Error ? error.name : 'unknown';
  return {
    code: 'unknown',
    message: `Keyturn has a fault of its own (${name}).`,
    cure: 'Report it with the steps that led here.',
  };
}
