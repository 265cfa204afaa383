import { ProblemError } from '../domain/problem.ts';
import { parseArn, type SecretRef } from '../domain/secret.ts';
import type { Settings } from './profiles.ts';
import type { Surroundings } from './surroundings.ts';

/** The order of `aws configure list`: environment before profile. Raises ProblemError `region-missing`. */
export function regionOf(ref: SecretRef, settings: Settings | undefined, { environment }: Surroundings): string {
  const region =
    parseArn(ref.secret)?.region ??
    ref.region ??
    (environment.AWS_REGION || environment.AWS_DEFAULT_REGION || settings?.region);
  if (region) return region;
  throw new ProblemError({
    code: 'region-missing',
    message: `Nothing says in which region ${ref.secret} is.`,
    cure: `Add \`region:\` to the watch in keyturn.yaml, or run \`aws configure set region REGION${ref.profile ? ` --profile ${ref.profile}` : ''}\`.`,
  });
}
