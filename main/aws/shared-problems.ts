import type { Problem, ProblemCode } from '../domain/problem.ts';
import type { Access } from './context.ts';
import { errorName, statusOf } from './error-name.ts';
import { expired, loginCure, whose } from './login-cures.ts';
import { networkProblemOf } from './network-problems.ts';
import { SERVICES } from './services.ts';

/** `text` is AWS's own sentence: looked at, never passed on. */
type Failure = { readonly access: Access; readonly text: string };
type Told = (failure: Failure) => Problem;

const KEEPS_TRYING = 'Keyturn tries again by itself, more slowly; the values written last stay.';

function told(code: ProblemCode, message: (access: Access) => string, cure: (access: Access) => string): Told {
  return ({ access }) => ({ code, message: message(access), cure: cure(access) });
}

const throttled = told(
  'throttled',
  ({ service, region }) => `${SERVICES[service].title} in ${region} asks Keyturn to slow down.`,
  () => KEEPS_TRYING,
);
const trouble = told(
  'aws-trouble',
  ({ service, region }) => `${SERVICES[service].title} in ${region} has trouble of its own.`,
  () => KEEPS_TRYING,
);
const clockSkew = told(
  'clock-skew',
  () => 'AWS refuses the time in the request: the clock of this computer is off.',
  () => 'Set the clock, or let the system set it from the network.',
);
const keyUnknown = told(
  'credentials-invalid',
  (access) => `AWS does not know the access key of ${whose(access)}: deleted, inactive, or of another partition.`,
  loginCure,
);
const keyWrong = told(
  'credentials-invalid',
  (access) => `AWS refuses the signature: the secret access key of ${whose(access)} does not belong to its access key.`,
  loginCure,
);
const optIn = told(
  'access-denied',
  (access) =>
    `The account of ${whose(access)} is not signed up for ${SERVICES[access.service].title} in ${access.region}.`,
  ({ region }) => `Enable the region ${region} in the account, or correct \`region:\`.`,
);
const signature: Told = (failure) => (/expired|not yet current/i.test(failure.text) ? clockSkew : keyWrong)(failure);

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
  ExpiredToken: ({ access }) => expired(access),
  RequestExpired: clockSkew,
  RequestTimeTooSkewed: clockSkew,
  RequestInTheFuture: clockSkew,
  UnrecognizedClient: keyUnknown,
  InvalidClientTokenId: keyUnknown,
  MissingAuthenticationToken: keyUnknown,
  IncompleteSignature: keyWrong,
  SignatureDoesNotMatch: signature,
  InvalidSignature: signature,
  OptInRequired: optIn,
  SubscriptionRequired: optIn,
};

/** What every service of AWS answers in the same way, and what keeps it from answering. Undefined for what is the service's own. */
export function sharedProblemOf(error: Error, access: Access): Problem | undefined {
  const name = errorName(error);
  const known = Object.hasOwn(TOLD, name) ? TOLD[name] : undefined;
  return known?.({ access, text: error.message }) ?? networkProblemOf(error, access);
}

/** An answer that nobody knows, told by its HTTP status. Undefined where that says nothing. */
export function problemByStatus(error: Error, access: Access): Problem | undefined {
  const status = statusOf(error);
  if (status === 429) return throttled({ access, text: '' });
  return status !== undefined && status >= 500 ? trouble({ access, text: '' }) : undefined;
}
