import { CURRENT } from '../domain/secret.ts';
import { accessOf } from './access.ts';
import { type Access, baseOf } from './context.ts';
import { loginCure } from './login-cures.ts';
import { readProfiles, type Settings } from './profiles.ts';
import type { Surroundings } from './surroundings.ts';

/** What IAM Identity Center has to be told (AWS SDKs and Tools reference guide, "IAM Identity Center credential provider"). */
export type SsoSettings = {
  /** Absent for profiles of the older kind. */
  readonly session?: string;
  readonly startUrl: string;
  readonly region: string;
  readonly scopes: readonly string[];
};

/** How a profile signs in. `profile` is where its chain of roles starts: that one gets the login. */
export type SignInWay = {
  readonly access: Access;
  readonly profile: string;
  readonly kind: 'sso' | 'login' | 'none';
  readonly sso?: SsoSettings;
  /** A role on the way asks for an MFA code. */
  readonly needsCode: boolean;
  /** For people, where there is nothing to start. */
  readonly cure: string;
};

function ssoOf(settings: Settings | undefined, access: Access): SsoSettings | undefined {
  const session = settings?.sso_session;
  const of = session === undefined ? settings : access.profiles.find(`sso-session.${session}`);
  if (!of?.sso_start_url || !of.sso_region) return undefined;
  const scopes = (of.sso_registration_scopes ?? 'sso:account:access').split(',').map((scope) => scope.trim());
  return {
    ...(session !== undefined && { session }),
    startUrl: of.sso_start_url,
    region: of.sso_region,
    scopes: session === undefined ? [] : scopes.filter((scope) => scope !== ''),
  };
}

function asksForCode(profileName: string, access: Access, visited: readonly string[] = []): boolean {
  const settings = access.profiles.find(profileName);
  if (!settings?.role_arn || visited.includes(profileName)) return false;
  if (settings.mfa_serial) return true;
  const source = settings.source_profile;
  return source !== undefined && asksForCode(source, access, [...visited, profileName]);
}

/** Raises ProblemError `profile-missing`, `configuration`. */
export async function signInWayOf(profile: string, surroundings: Surroundings): Promise<SignInWay> {
  // A default profile need not be written anywhere.
  const isImplied = profile === 'default' && !(await readProfiles(surroundings)).find('default');
  const named = isImplied ? {} : { profile };
  const access = await accessOf({ secret: '', label: CURRENT, region: 'us-east-1', ...named }, surroundings);
  const base = baseOf(access.profileName, access.profiles);
  const sso = base.origin === 'sso' ? ssoOf(access.profiles.find(base.profileName), access) : undefined;
  const kind = base.origin === 'sso' || base.origin === 'login' ? base.origin : 'none';
  const needsCode = asksForCode(access.profileName, access);
  return { access, profile: base.profileName, kind, ...(sso && { sso }), needsCode, cure: loginCure(access) };
}
