/** When the loop asks again. `login`: as `later`, and at once when the profile's credentials change. */
export type Retry = 'soon' | 'later' | 'login' | 'never';

const RETRY = {
  // AWS: its answer, or none
  throttled: 'soon',
  'aws-trouble': 'soon',
  unreachable: 'soon',
  'clock-skew': 'later',
  'certificate-untrusted': 'later',
  'secret-missing': 'later',
  'label-missing': 'later',
  'secret-deleted': 'later',
  'secret-managed': 'later',
  'queue-missing': 'later',
  'request-invalid': 'never',
  'kms-denied': 'later',
  'decryption-failed': 'later',
  'access-denied': 'login',
  unknown: 'later',
  // what events say, or do not
  'rotation-failed': 'later',
  'hint-missed': 'later',
  // credentials
  'login-expired': 'login',
  'credentials-missing': 'login',
  'credentials-invalid': 'login',
  'token-expired': 'login',
  'credential-process-failed': 'login',
  'role-denied': 'login',
  'mfa-required': 'login',
  'profile-missing': 'login',
  'region-missing': 'later',
  // what the secret holds
  'field-missing': 'later',
  'not-json': 'later',
  'variable-refused': 'later',
  // targets
  conflict: 'later',
  'file-gone': 'later',
  'not-a-file': 'later',
  'target-escapes': 'later',
  'write-failed': 'soon',
  'not-text': 'later',
  'keychain-locked': 'later',
  'keychain-unavailable': 'later',
  'value-too-long': 'later',
  // channels
  'port-taken': 'soon',
  'credential-file': 'later',
  'subscription-ended': 'later',
  'stack-failed': 'never',
  // this machine
  configuration: 'never',
  trust: 'never',
  'settings-damaged': 'never',
} as const satisfies Record<string, Retry>;

export type ProblemCode = keyof typeof RETRY;

/** A classified failure. `message` says what happened, `cure` what to do; neither ever holds a value. */
export type Problem = { readonly code: ProblemCode; readonly message: string; readonly cure: string };

/** When the loop asks again after this problem. */
export function retryOf(problem: Problem): Retry {
  return RETRY[problem.code];
}

const SHARED: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'throttled',
  'aws-trouble',
  'unreachable',
  'clock-skew',
  'certificate-untrusted',
  'login-expired',
  'credentials-missing',
  'credentials-invalid',
  'token-expired',
  'credential-process-failed',
  'role-denied',
  'mfa-required',
  'profile-missing',
  'region-missing',
]);

/** About the profile or the network, not about one secret: told once a profile, not once a secret. */
export function isShared(problem: Problem): boolean {
  return SHARED.has(problem.code);
}

/** How a problem travels from an adapter to the loop. The original error stays out: it may quote a value. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.message);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}
