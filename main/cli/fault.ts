import { type Problem, ProblemError } from '../domain/problem.ts';

/** Only the name of an unknown error: its message or stack may quote what it happened to hold. */
export function faultOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const name = error instanceof Error ? error.name : 'unknown';
  return {
    code: 'unknown',
    message: `Keyturn has a fault of its own (${[name, code].filter(Boolean).join(' ')}).`,
    cure: 'Report it with the steps that led here.',
  };
}
