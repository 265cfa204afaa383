import { type Problem, type ProblemCode, ProblemError } from '../../domain/problem.ts';
import type { SecretRef } from '../../domain/secret.ts';
import type { CallContext } from './context.ts';
import { denied } from './denials.ts';
import { expired, loginCure, processName, profileOption, whose } from './login-cures.ts';
import { networkProblemOf, silence } from './network-problems.ts';

/** A failed call. `text` is AWS's own sentence: looked at, never passed on. */
type Failure = CallContext & { readonly name: string; readonly text: string; readonly status: number | undefined };
type Told = (failure: Failure) => Problem;

const KEEPS_TRYING = 'Keyturn tries again by itself, more slowly; the values written last stay.';

function told(code: ProblemCode, message: (failure: Failure) => string, cure: (failure: Failure) => string): Told {
  return (failure) => ({ code, message: message(failure), cure: cure(failure) });
}

const throttled = told(
  'throttled',
  ({ access }) => `Secrets Manager in ${access.region} asks Keyturn to slow down.`,
  () => KEEPS_TRYING,
);
const trouble = told(
  'aws-trouble',
  ({ access }) => `Secrets Manager in ${access.region} has trouble of its own.`,
  () => KEEPS_TRYING,
);
const clockSkew = told(
  'clock-skew',
  () => 'AWS refuses the time in the request: the clock of this computer is off.',
  () => 'Set the clock, or let the system set it from the network.',
);
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
const keyUnknown = told(
  'credentials-invalid',
  ({ access }) => `AWS does not know the access key of ${whose(access)}: deleted, inactive, or of another partition.`,
  ({ access }) => loginCure(access),
);
const keyWrong = told(
  'credentials-invalid',
  ({ access }) =>
    `AWS refuses the signature: the secret access key of ${whose(access)} does not belong to its access key.`,
  ({ access }) => loginCure(access),
);
const optIn = told(
  'access-denied',
  ({ access }) => `The account of ${whose(access)} is not signed up for Secrets Manager in ${access.region}.`,
  ({ access }) => `Enable the region ${access.region} in the account, or correct \`region:\`.`,
);

/** Without the endings `Exception` and `Error`: AWS is not consistent about them. */
const TOLD: Readonly<Record<string, Told>> = {
  Throttling: throttled,
  ThrottledException: throttled,
  TooManyRequests: throttled,
  RequestLimitExceeded: throttled,
  RequestThrottled: throttled,
  SlowDown: throttled,
  InternalService: trouble,
  InternalFailure: trouble,
  ServiceUnavailable: trouble,
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
  ExpiredToken: ({ access }) => expired(access),
  RequestExpired: clockSkew,
  RequestTimeTooSkewed: clockSkew,
  RequestInTheFuture: clockSkew,
  UnrecognizedClient: keyUnknown,
  InvalidClientTokenId: keyUnknown,
  MissingAuthenticationToken: keyUnknown,
  IncompleteSignature: keyWrong,
  SignatureDoesNotMatch: (failure) => (/expired|not yet current/i.test(failure.text) ? clockSkew : keyWrong)(failure),
  InvalidSignature: (failure) => (/expired|not yet current/i.test(failure.text) ? clockSkew : keyWrong)(failure),
  OptInRequired: optIn,
  SubscriptionRequired: optIn,
};

/** The name of an AWS error without its ending; empty for what is no such name. */
export function errorName(error: Error): string {
  return /^[A-Za-z][A-Za-z0-9]{0,63}$/.test(error.name) ? error.name.replace(/(Exception|Error)$/, '') : '';
}

function statusOf(error: Error): number | undefined {
  const metadata: unknown = '$metadata' in error ? error.$metadata : undefined;
  const status: unknown =
    metadata && typeof metadata === 'object' ? Reflect.get(metadata, 'httpStatusCode') : undefined;
  return typeof status === 'number' ? status : undefined;
}

const unknown = told(
  'unknown',
  ({ name, status, secret, access }) =>
    `Secrets Manager in ${access.region} answered ${name || 'something unknown'}${status ? ` (HTTP ${status})` : ''} for ${secret}.`,
  ({ access }) =>
    `Try \`aws secretsmanager describe-secret --region ${access.region}${profileOption(access.profileName)}\` and see \`keyturn doctor\`.`,
);

function byStatus({ status }: Failure): Told {
  if (status === 429) return throttled;
  return status !== undefined && status >= 500 ? trouble : unknown;
}

/** True when other credentials may help: worth fetching new ones once. */
export function isCredentialRejection(error: unknown): boolean {
  const names = [
    'ExpiredToken',
    'UnrecognizedClient',
    'InvalidClientTokenId',
    'InvalidSignature',
    'SignatureDoesNotMatch',
  ];
  return error instanceof Error && names.includes(errorName(error));
}

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
 * The only place that knows the names of AWS's errors (Secrets Manager API reference, "Common Errors"). Messages of AWS stay out: they
 * carry request ids and may quote what was asked, and equal failures shall compare equal.
 */
export function problemOf(error: unknown, context: CallContext): Problem {
  if (error instanceof ProblemError) return error.problem;
  if (!(error instanceof Error)) return unknown({ ...context, name: '', text: '', status: undefined });
  const failure = { ...context, name: errorName(error), text: error.message, status: statusOf(error) };
  const known = Object.hasOwn(TOLD, failure.name) ? TOLD[failure.name] : undefined;
  if (known) return known(failure);
  return networkProblemOf(error, context.access) ?? byStatus(failure)(failure);
}
