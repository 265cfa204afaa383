import type { CallContext } from '../../aws/context.ts';
import { errorName, statusOf } from '../../aws/error-name.ts';
import { loginCure, processName, profileOption, whose } from '../../aws/login-cures.ts';
import { silence } from '../../aws/network-problems.ts';
import { problemByStatus, sharedProblemOf } from '../../aws/shared-problems.ts';
import { type Problem, type ProblemCode, ProblemError } from '../../domain/problem.ts';
import type { SecretRef } from '../../domain/secret.ts';
import { denied } from './denials.ts';

/** A failed call. `text` is AWS's own sentence: looked at, never passed on. */
type Failure = CallContext & { readonly name: string; readonly text: string; readonly status: number | undefined };
type Told = (failure: Failure) => Problem;

function told(code: ProblemCode, message: (failure: Failure) => string, cure: (failure: Failure) => string): Told {
  return (failure) => ({ code, message: message(failure), cure: cure(failure) });
}

const labelMissing = told(
  'label-missing',
  ({ secret, label }) => `No version of ${secret} carries the label ${label}, or it holds no value yet.`,
  () => 'Check `label:` in keyturn.yaml, or wait until a version gets it.',
);
const secretMissing = told(
  'secret-missing',
  ({ secret, access }) => `${secret} is not in Secrets Manager in ${access.region} for ${whose(access)}.`,
  ({ access }) =>
    `Check name, region and account: \`aws secretsmanager list-secrets --region ${access.region}${profileOption(access.profileName)}\`.`,
);
const secretDeleted = told(
  'secret-deleted',
  ({ secret, access }) => `${secret} in ${access.region} is marked for deletion.`,
  ({ secret, access }) =>
    `Restore it with \`aws secretsmanager restore-secret --secret-id ${secret} --region ${access.region}${profileOption(access.profileName)}\`, or remove the watch.`,
);
const secretManaged = told(
  'secret-managed',
  ({ secret }) => `${secret} is managed by another AWS service, which keeps this call to itself.`,
  () => 'Read it by way of that service, or remove the watch.',
);
const requestInvalid = told(
  'request-invalid',
  ({ name, secret, label }) => `Secrets Manager refuses the request for ${secret} with the label ${label} as ${name}.`,
  () => 'Check `secret:` and `label:` in keyturn.yaml.',
);
const decryptionFailed = told(
  'decryption-failed',
  ({ secret }) => `Secrets Manager cannot decrypt ${secret}: its KMS key is disabled, deleted or out of reach.`,
  () => 'Enable the key of the secret in KMS, or give the secret another key.',
);
/** Without the endings `Exception` and `Error`: AWS is not consistent about them. */
const TOLD: Readonly<Record<string, Told>> = {
  ResourceNotFound: (failure) =>
    (/staging label|secret value for/i.test(failure.text) ? labelMissing : secretMissing)(failure),
  InvalidRequest: (failure) => {
    if (/delet/i.test(failure.text)) return secretDeleted(failure);
    return (/managed|owning/i.test(failure.text) ? secretManaged : requestInvalid)(failure);
  },
  InvalidParameter: requestInvalid,
  InvalidNextToken: requestInvalid,
  Validation: requestInvalid,
  DecryptionFailure: decryptionFailed,
  AccessDenied: denied,
};

const unknown = told(
  'unknown',
  ({ name, status, secret, access }) =>
    `Secrets Manager in ${access.region} answered ${name || 'something unknown'}${status ? ` (HTTP ${status})` : ''} for ${secret}.`,
  ({ access }) =>
    `Try \`aws secretsmanager describe-secret --region ${access.region}${profileOption(access.profileName)}\` and see \`keyturn doctor\`.`,
);

/** Nobody answered: those who wait for the same place need not try. */
export function isSilence(error: unknown): boolean {
  const codes: readonly ProblemCode[] = ['unreachable', 'credential-process-failed'];
  return error instanceof ProblemError && codes.includes(error.problem.code);
}

/** Described as if nothing had happened, but for its DeletedDate (Secrets Manager API reference, DescribeSecret). */
export function markedForDeletion(context: CallContext): Problem {
  return secretDeleted({ ...context, name: '', text: '', status: undefined });
}

/** The caller gave up: nobody is told. */
export function stopped({ secret }: SecretRef): Problem {
  return { code: 'unreachable', message: `The check of ${secret} was stopped.`, cure: 'Check again.' };
}

/** The call took longer than it may; `isLoggedIn` tells whether it waited for AWS or for credentials. */
export function tooSlow({ access }: CallContext, isLoggedIn: boolean): Problem {
  if (isLoggedIn || access.base.origin !== 'process') return silence(access);
  const message = `${processName(access)}, the credential_process of ${access.base.profileName}, does not come to an end.`;
  return { code: 'credential-process-failed', message, cure: loginCure(access) };
}

/**
 * Knows the names of the errors that are Secrets Manager's own (Secrets Manager API reference, "Common Errors"). Messages of AWS stay out: they
 * carry request ids and may quote what was asked, and equal failures shall compare equal.
 */
export function problemOf(error: unknown, context: CallContext): Problem {
  if (error instanceof ProblemError) return error.problem;
  if (!(error instanceof Error)) return unknown({ ...context, name: '', text: '', status: undefined });
  const failure = { ...context, name: errorName(error), text: error.message, status: statusOf(error) };
  const known = Object.hasOwn(TOLD, failure.name) ? TOLD[failure.name] : undefined;
  if (known) return known(failure);
  const { access } = context;
  return sharedProblemOf(error, access) ?? problemByStatus(error, access) ?? unknown(failure);
}
