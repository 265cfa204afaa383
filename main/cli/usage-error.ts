import { ProblemError } from '../domain/problem.ts';

/** The command line itself is wrong: one sentence that says how to put it right, exit 2. */
export function usageError(sentence: string): ProblemError {
  return new ProblemError({ code: 'configuration', message: sentence, cure: '' });
}
