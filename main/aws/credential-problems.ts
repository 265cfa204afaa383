import { type Problem, type ProblemCode, ProblemError } from '../domain/problem.ts';
import type { Access } from './context.ts';
import { errorName } from './error-name.ts';
import { expired, loginCure, processName, profileOption, whose } from './login-cures.ts';
import { networkProblemOf } from './network-problems.ts';

/** `text` is looked at, never passed on: a credential_process prints what it likes. */
type Failure = { readonly access: Access; readonly text: string };
type Told = (failure: Failure) => Problem;

function told(code: ProblemCode, message: (failure: Failure) => string, cure: (access: Access) => string): Told {
  return (failure) => ({ code, message: message(failure), cure: cure(failure.access) });
}

const mfa = told(
  'mfa-required',
  ({ access }) => `The profile ${access.profileName} asks for an MFA code.`,
  () => 'Sign in from the window of Keyturn, or use a profile of `aws login`, SSO or a credential_process.',
);
const codeRefused = told(
  'mfa-required',
  ({ access }) => `AWS refuses the MFA code for the profile ${access.profileName}.`,
  () => 'Wait for the next code of the device, then sign in again. AWS takes each code once.',
);
const loop = told(
  'credentials-missing',
  ({ access }) => `source_profile of ${access.profileName} leads back to itself.`,
  () => 'Correct source_profile in the AWS config file.',
);
const roleDenied = told(
  'role-denied',
  ({ access }) => `${access.settings?.role_arn ?? 'The role'} may not be assumed by ${access.base.profileName}.`,
  () => 'Ask for sts:AssumeRole on the role, and for this principal in its trust policy.',
);
const noAssignment = told(
  'access-denied',
  ({ access }) => `The SSO login of ${whose(access)} has no access to its sso_account_id with its sso_role_name.`,
  () => 'Ask for the permission set in that account, or correct the profile with `aws configure sso`.',
);
const ssoIncomplete = told(
  'credentials-missing',
  ({ access }) => `The SSO settings of the profile ${access.base.profileName} are incomplete or contradict each other.`,
  ({ base }) => `Run \`aws configure sso${profileOption(base.profileName)}\`.`,
);
const signInDenied = told(
  'access-denied',
  ({ access }) => `The login of ${whose(access)} may not renew itself: signin:CreateOAuth2Token is denied.`,
  () => 'Ask for the policy SignInLocalDevelopmentAccess.',
);
const processFailed = told(
  'credential-process-failed',
  ({ access, text }) =>
    `${processName(access)}, the credential_process of ${access.base.profileName}, ${processFault(text)}.`,
  loginCure,
);
const halfKeys = told(
  'credentials-missing',
  () => 'AWS_ACCESS_KEY_ID is set without AWS_SECRET_ACCESS_KEY.',
  () => 'Set both or neither, then start Keyturn again.',
);
const noToken = told(
  'credentials-missing',
  ({ access }) => `The web identity token of ${whose(access)} cannot be read.`,
  loginCure,
);
const tokenRefused = told(
  'credentials-invalid',
  ({ access }) => `AWS refuses the web identity token of ${whose(access)}.`,
  loginCure,
);
const keyRefused = told('credentials-invalid', ({ access }) => `AWS refuses the keys of ${whose(access)}.`, loginCure);
const missing = told(
  'credentials-missing',
  ({ access }) =>
    access.profile === undefined && access.settings === undefined
      ? 'There are no AWS credentials: no keys in the environment and no default profile.'
      : `There are no credentials in ${whose(access)}.`,
  loginCure,
);

function processFault(text: string): string {
  if (/not found|ENOENT|not recognized|EACCES|Permission denied/i.test(text)) return 'cannot be started';
  if (/returned expired credentials/.test(text)) return 'returns expired credentials';
  if (/invalid JSON|Version 1|invalid credentials/.test(text))
    return 'returns no credentials in the agreed format (JSON, Version 1)';
  return 'failed';
}

/** By the sentences of the SDK's providers: they carry no codes. */
function ofOrigin(failure: Failure): Told {
  const { access, text } = failure;
  switch (access.base.origin) {
    case 'sso':
      if (/Forbidden|No access/i.test(text)) return noAssignment;
      if (/missing required property|invalid SSO credentials|Conflicting SSO|could not be found/.test(text))
        return ssoIncomplete;
      return () => expired(access);
    case 'login':
      return /insufficient permissions/i.test(text) ? signInDenied : () => expired(access);
    case 'process':
      return processFailed;
    case 'environment':
      return halfKeys;
    case 'web identity':
      return noToken;
    case 'static':
    case 'machine':
      return missing;
  }
}

/** What STS answers to AssumeRole (AWS Security Token Service API reference). */
const FROM_STS: Readonly<Record<string, Told>> = {
  AccessDenied: (failure) => (/MultiFactorAuthentication/.test(failure.text) ? codeRefused : roleDenied)(failure),
  ExpiredToken: ({ access }) => expired(access),
  InvalidIdentityToken: tokenRefused,
  IDPRejectedClaim: tokenRefused,
  InvalidClientTokenId: keyRefused,
  UnrecognizedClient: keyRefused,
  SignatureDoesNotMatch: keyRefused,
  InvalidSignature: keyRefused,
};

/** Why there are no credentials for this access. */
export function credentialProblemOf(error: unknown, access: Access): Problem {
  if (error instanceof ProblemError) return error.problem;
  const { message: text } = error instanceof Error ? error : new Error('');
  const failure = { access, text };
  const name = error instanceof Error ? errorName(error) : '';
  if (Object.hasOwn(FROM_STS, name)) return (FROM_STS[name] ?? missing)(failure);
  if (/multi-factor authentication/.test(text)) return mfa(failure);
  if (/Detected a cycle/.test(text)) return loop(failure);
  const network =
    error instanceof Error && access.base.origin !== 'process' ? networkProblemOf(error, access) : undefined;
  return network ?? ofOrigin(failure)(failure);
}
