import { endpointOf } from '../aws/endpoint.ts';
import { type Profiles, profileFiles, readProfiles } from '../aws/profiles.ts';
import { regionOf } from '../aws/region.ts';
import type { Surroundings } from '../aws/surroundings.ts';
import { ProblemError } from '../domain/problem.ts';
import type { SecretRef } from '../domain/secret.ts';
import { type Finding, fine, note, wrong } from './finding.ts';
import { networkFinding } from './network.ts';

type Machine = { readonly surroundings: Surroundings; readonly profiles: Profiles };

function nameOf({ profile }: SecretRef, { environment }: Surroundings): string {
  return profile ?? (environment.AWS_PROFILE || 'default');
}

function missingProfile(name: string, isNamed: boolean, { surroundings, profiles }: Machine): Finding {
  const { environment } = surroundings;
  if (!isNamed && environment.AWS_ACCESS_KEY_ID) return fine('aws', 'Credentials come from AWS_ACCESS_KEY_ID');
  const known = profiles.names.length > 0 ? `Known here: ${profiles.names.join(', ')}. ` : '';
  const { configFile } = profileFiles(surroundings);
  if (!isNamed && name === 'default')
    return note(
      'aws',
      `There is no default profile in ${configFile}`,
      `${known}Name a profile in keyturn.yaml, or set AWS_PROFILE.`,
    );
  return wrong(
    'aws',
    `The profile ${name} is not on this machine.`,
    `${known}\`keyturn profile ${name}=LOCAL\` names yours, \`aws configure sso --profile ${name}\` makes one.`,
  );
}

function endpointText(
  ref: SecretRef,
  region: string,
  { surroundings, profiles }: Machine,
): { url: string; isOverride: boolean } {
  const settings = profiles.find(nameOf(ref, surroundings));
  const url = endpointOf({ service: 'secrets_manager', settings, profiles, surroundings });
  const domain = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  return { url: url ?? `https://secretsmanager.${region}.${domain}`, isOverride: url !== undefined };
}

async function findingsOfRef(ref: SecretRef, machine: Machine): Promise<Finding[]> {
  const name = nameOf(ref, machine.surroundings);
  const settings = machine.profiles.find(name);
  const profile = settings
    ? fine('aws', `The profile ${name} is there`)
    : missingProfile(name, ref.profile !== undefined, machine);
  try {
    const region = regionOf(ref, settings, machine.surroundings);
    const { url, isOverride } = endpointText(ref, region, machine);
    const { origin } = new URL(url);
    const override = isOverride
      ? [note('aws', `Secrets Manager is reached at ${origin} instead of AWS's own endpoint`)]
      : [];
    return [
      profile,
      fine('aws', `The region is ${region}`),
      ...override,
      await networkFinding(origin, machine.surroundings.environment),
    ];
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return [profile, wrong('aws', error.problem.message, error.problem.cure)];
  }
}

/** Profiles, regions, endpoints and whether those answer; each thing told once. */
export async function awsFindings(refs: readonly SecretRef[], surroundings: Surroundings): Promise<Finding[]> {
  const machine = { surroundings, profiles: await readProfiles(surroundings) };
  const distinct = new Map(
    refs.map((ref) => [JSON.stringify([ref.profile, ref.region, ref.secret.split(':')[3]]), ref]),
  );
  const all = (await Promise.all([...distinct.values()].map((ref) => findingsOfRef(ref, machine)))).flat();
  return [...new Map(all.map((finding) => [finding.finding, finding])).values()];
}
