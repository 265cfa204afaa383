import leven from 'leven';
import { ProblemError } from '../domain/problem.ts';
import type { SecretRef } from '../domain/secret.ts';
import { type Access, baseOf } from './context.ts';
import { endpointOf } from './endpoint.ts';
import { type Profiles, profileFiles, readProfiles } from './profiles.ts';
import { regionOf } from './region.ts';
import type { AwsService } from './services.ts';
import type { Surroundings } from './surroundings.ts';

function nearest(name: string, names: readonly string[]): string[] {
  const limit = Math.max(2, Math.floor(name.length / 3));
  const measured = names.map((known) => ({ known, distance: leven(known, name) }));
  const near = measured.filter(({ distance }) => distance <= limit);
  return near.sort((one, other) => one.distance - other.distance).map(({ known }) => known);
}

function profileMissing(name: string, profiles: Profiles, surroundings: Surroundings): ProblemError {
  const near = nearest(name, profiles.names).slice(0, 3);
  const known =
    near.length > 0
      ? `Did you mean ${near.join(' or ')}?`
      : `Known: ${profiles.names.slice(0, 8).join(', ') || 'none'}.`;
  return new ProblemError({
    code: 'profile-missing',
    message: `The profile ${name} is not in ${profileFiles(surroundings).configFile}. ${known}`,
    cure: `Correct \`profile:\` or AWS_PROFILE, run \`keyturn profile ${name}=LOCAL\`, or add it with \`aws configure --profile ${name}\`.`,
  });
}

/** Reads the profiles anew. Raises ProblemError `profile-missing`, `region-missing`, `configuration`. */
export async function accessOf(
  ref: SecretRef,
  surroundings: Surroundings,
  service: AwsService = 'secrets_manager',
): Promise<Access> {
  const { environment } = surroundings;
  const profiles = await readProfiles(surroundings);
  const named = ref.profile ?? (environment.AWS_PROFILE || environment.AWS_DEFAULT_PROFILE);
  const profileName = named ?? 'default';
  const settings = profiles.find(profileName);
  if (named !== undefined && !settings) throw profileMissing(named, profiles, surroundings);
  const base = baseOf(profileName, profiles);
  if (settings && !profiles.find(base.profileName)) throw profileMissing(base.profileName, profiles, surroundings);
  const usesKeys = ref.profile === undefined && Boolean(environment.AWS_ACCESS_KEY_ID);
  return {
    profile: ref.profile,
    profileName,
    settings,
    base: usesKeys ? { profileName, origin: 'environment' } : base,
    region: regionOf(ref, settings, surroundings),
    service,
    endpoint: endpointOf({ service, settings, profiles, surroundings }),
    profiles,
    surroundings,
  };
}
