import { ProblemError } from '../domain/problem.ts';
import type { Profiles, Settings } from './profiles.ts';
import type { AwsService } from './services.ts';
import type { Surroundings } from './surroundings.ts';

export type EndpointQuestion = {
  readonly service: AwsService;
  readonly settings: Settings | undefined;
  readonly profiles: Profiles;
  readonly surroundings: Surroundings;
};

function isTrue(text: string | undefined): boolean {
  return text?.toLowerCase() === 'true';
}

function fromProfile({ service, settings, profiles }: EndpointQuestion): string | undefined {
  const services = settings?.services ? profiles.services(settings.services) : undefined;
  return services?.[`${service}.endpoint_url`] || settings?.endpoint_url;
}

function validated(url: string): string {
  if (/^\s*https?:/i.test(url) && URL.canParse(url)) return url;
  throw new ProblemError({
    code: 'configuration',
    message: 'The configured AWS endpoint is not an http or https URL.',
    cure: 'Correct AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_SECRETS_MANAGER, or endpoint_url in ~/.aws/config.',
  });
}

/**
 * Undefined means AWS's own. The SDK would follow AWS_PROFILE whatever the client's profile is, so this is decided here
 * (order: AWS SDKs and Tools reference guide, "Service-specific endpoints"). Raises ProblemError `configuration`.
 */
export function endpointOf(question: EndpointQuestion): string | undefined {
  const { environment } = question.surroundings;
  if (isTrue(environment.AWS_IGNORE_CONFIGURED_ENDPOINT_URLS)) return undefined;
  if (
    environment.AWS_IGNORE_CONFIGURED_ENDPOINT_URLS === undefined &&
    isTrue(question.settings?.ignore_configured_endpoint_urls)
  )
    return undefined;
  const url =
    environment[`AWS_ENDPOINT_URL_${question.service.toUpperCase()}`] ||
    environment.AWS_ENDPOINT_URL ||
    fromProfile(question);
  return url ? validated(url) : undefined;
}
