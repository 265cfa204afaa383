import type { Problem } from '../domain/problem.ts';
import { unreachable } from '../domain/unreachable.ts';
import type { Access } from './context.ts';
import { profileFiles } from './profiles.ts';

/** ` --profile NAME` for a command line; nothing for the default. */
export function profileOption(profileName: string): string {
  if (profileName === 'default') return '';
  return ` --profile ${/^[\w.@/+-]+$/.test(profileName) ? profileName : JSON.stringify(profileName)}`;
}

/** Name of the program alone: its arguments may be secret. */
export function processName({ base, profiles }: Access): string {
  const command = profiles.find(base.profileName)?.credential_process ?? '';
  const [, quoted, plain] = /^\s*(?:"([^"]+)"|(\S+))/.exec(command) ?? [];
  return (quoted ?? plain ?? 'credential_process').split(/[\\/]/).at(-1) ?? '';
}

/** What makes the credentials of this access good again. */
export function loginCure(access: Access): string {
  const { origin, profileName } = access.base;
  switch (origin) {
    case 'sso':
      return `Run \`aws sso login${profileOption(profileName)}\`.`;
    case 'login':
      return `Run \`aws login${profileOption(profileName)}\`.`;
    case 'process':
      return `Run ${processName(access)} in a terminal and log in as it asks.`;
    case 'static':
      return `Put current keys of ${profileName} into ${profileFiles(access.surroundings).credentialsFile}.`;
    case 'environment':
      return 'Export current AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN, then start Keyturn again.';
    case 'web identity':
      return 'Renew the token file that web_identity_token_file names.';
    case 'machine':
      return `Run \`aws configure${profileOption(profileName)}\` or \`aws configure sso${profileOption(profileName)}\`.`;
    default:
      return unreachable(origin);
  }
}

/** The person behind the credentials, for messages. */
export function whose({ base, profileName }: Access): string {
  if (base.origin === 'environment') return 'the keys in the environment';
  return base.profileName === profileName
    ? `the profile ${profileName}`
    : `the profile ${profileName} (by way of ${base.profileName})`;
}

/** AWS says that the session is over. */
export function expired(access: Access): Problem {
  const isLogin = access.base.origin === 'sso' || access.base.origin === 'login';
  return {
    code: isLogin ? 'login-expired' : 'token-expired',
    message: `${isLogin ? 'The login' : 'The session token'} of ${whose(access)} has expired.`,
    cure: loginCure(access),
  };
}
