import type { Profiles, Settings } from './profiles.ts';
import type { AwsService } from './services.ts';
import type { Surroundings } from './surroundings.ts';

/** Where credentials come from, as far as cures differ. */
export type CredentialOrigin = 'environment' | 'static' | 'process' | 'sso' | 'login' | 'web identity' | 'machine';

/** Whose credentials are used and where to; known before the first call. */
export type Access = {
  /** As the watch names it; undefined follows the AWS CLI's default order. */
  readonly profile: string | undefined;
  /** The profile whose settings apply: `profile`, else AWS_PROFILE, else `default`. */
  readonly profileName: string;
  readonly settings: Settings | undefined;
  /** Where the chain of roles starts; that profile is the one to log in to. */
  readonly base: { readonly profileName: string; readonly origin: CredentialOrigin };
  readonly region: string;
  /** The one that is called. */
  readonly service: AwsService;
  /** Undefined for AWS's own. */
  readonly endpoint: string | undefined;
  readonly profiles: Profiles;
  readonly surroundings: Surroundings;
};

export type Api = 'DescribeSecret' | 'GetSecretValue' | 'ListSecrets' | 'ListSecretVersionIds';

/** Of a failed call, for telling it. */
export type CallContext = {
  readonly access: Access;
  readonly secret: string;
  readonly label: string;
  readonly api: Api;
};

function originOf(settings: Settings | undefined): CredentialOrigin {
  if (settings?.aws_access_key_id) return 'static';
  if (settings?.web_identity_token_file) return 'web identity';
  if (settings?.credential_process) return 'process';
  if (settings?.sso_session || settings?.sso_start_url) return 'sso';
  if (settings?.login_session) return 'login';
  return 'machine';
}

/** Follows `source_profile` to where credentials really come from; a loop ends it, as the SDK tells that better. */
export function baseOf(
  profileName: string,
  profiles: Profiles,
  visited: ReadonlySet<string> = new Set(),
): Access['base'] {
  const settings = profiles.find(profileName);
  const source = settings?.role_arn ? settings.source_profile : undefined;
  if (source && source !== profileName && !visited.has(source)) {
    return baseOf(source, profiles, new Set([...visited, profileName]));
  }
  return { profileName, origin: originOf(settings) };
}
