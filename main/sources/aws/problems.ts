import { type Problem, ProblemError } from '../../domain/problem.ts';
import type { SecretRef } from '../../domain/secret.ts';
import type { CallContext } from './context.ts';

export function isCredentialRejection(error: unknown): boolean {
  return error instanceof Error && /^(ExpiredToken|UnrecognizedClient|InvalidSignature)/.test(error.name);
}

export function isSilence(error: unknown): boolean {
  return error instanceof ProblemError && error.problem.code === 'unreachable';
}

export function stopped({ secret }: SecretRef): Problem {
  return { code: 'unreachable', message: `The check of ${secret} was stopped.`, cure: 'Check again.' };
}

export function tooSlow({ access }: CallContext): Problem {
  return { code: 'unreachable', message: `No answer from ${access.region} in 18 s.`, cure: 'Check the network.' };
}

export function problemOf(error: unknown, { access, secret }: CallContext): Problem {
  if (error instanceof ProblemError) return error.problem;
  const name = error instanceof Error ? error.name : 'unknown error';
  return {
    code: 'unknown',
    message: `Secrets Manager answered ${name} for ${secret} in ${access.region}.`,
    cure: 'Run `keyturn doctor` for details.',
  };
}
