import type { Problem } from '../../preload/plain.ts';

const CODES: ReadonlySet<string> = new Set(['login-expired', 'token-expired', 'mfa-required']);

/** Does a sign-in cure it? */
export function isSignInProblem(problem: Pick<Problem, 'code'> | undefined): boolean {
  return problem !== undefined && CODES.has(problem.code);
}
