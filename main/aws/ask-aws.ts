import { type Problem, ProblemError } from '../domain/problem.ts';
import { accessOf } from './access.ts';
import type { Aws } from './aws.ts';
import type { AwsClient, Opening } from './connections.ts';
import type { Access } from './context.ts';
import { errorName, statusOf } from './error-name.ts';
import { profileOption, whose } from './login-cures.ts';
import { type AwsService, SERVICES } from './services.ts';
import { problemByStatus, sharedProblemOf } from './shared-problems.ts';
import { tryTwice } from './two-tries.ts';

/** Whose credentials and where; absent parts follow the AWS CLI's default order. */
export type ServicePlace = { readonly profile?: string; readonly region?: string };

/** A refusal in the words of the service; `name` without its ending `Exception`. `text`: looked at, never passed on. */
export type Refusal = { readonly name: string; readonly text: string; readonly access: Access };

export type ServiceCall<Client extends AwsClient, T> = {
  readonly service: AwsService;
  readonly opening: Opening<Client>;
  readonly place: ServicePlace;
  readonly signal: AbortSignal;
  readonly ask: (client: Client, signal: AbortSignal, access: Access) => Promise<T>;
  /** What a refusal of this service means; undefined for what it does not know. */
  readonly told?: (refusal: Refusal) => Problem | undefined;
};

function denied({ name, text, access }: Refusal): Problem | undefined {
  if (!/AccessDenied|AuthorizationError|UnauthorizedOperation/.test(name)) return undefined;
  const action = /perform: ([a-z0-9-]+:[A-Za-z]+)/.exec(text)?.[1];
  const what = action === undefined ? `a call to ${SERVICES[access.service].title}` : `\`${action}\``;
  return {
    code: 'access-denied',
    message: `IAM denies ${what} in ${access.region} to ${whose(access)}.`,
    cure: `Ask for ${what}; \`keyturn policy\` prints the policy these watches need.`,
  };
}

function unknown({ name, access }: Refusal, status: number | undefined): Problem {
  const { title } = SERVICES[access.service];
  return {
    code: 'unknown',
    message: `${title} in ${access.region} answered ${name || 'something unknown'}${status ? ` (HTTP ${status})` : ''}.`,
    cure: `See \`keyturn doctor\`, and try \`aws sts get-caller-identity${profileOption(access.profileName)}\`.`,
  };
}

function problemOf(error: unknown, access: Access, told: ServiceCall<AwsClient, unknown>['told']): Problem {
  if (error instanceof ProblemError) return error.problem;
  if (!(error instanceof Error)) return unknown({ name: '', text: '', access }, undefined);
  const refusal = { name: errorName(error), text: error.message, access };
  return (
    told?.(refusal) ??
    sharedProblemOf(error, access) ??
    denied(refusal) ??
    problemByStatus(error, access) ??
    unknown(refusal, statusOf(error))
  );
}

/**
 * One call to any service of AWS, with credentials found as the AWS CLI finds them; rejected ones are renewed and tried once more.
 * Raises ProblemError; while `signal` aborts, its reason. Endless waiting is the caller's to end, by `signal`.
 */
export async function callService<Client extends AwsClient, T>(aws: Aws, call: ServiceCall<Client, T>): Promise<T> {
  const { place, signal, service } = call;
  return aws.expecting(async () => {
    signal.throwIfAborted();
    const ref = { secret: SERVICES[service].title, label: '', ...place };
    const access = await accessOf(ref, aws.surroundings, service);
    try {
      const ask = (client: Client): Promise<T> => call.ask(client, signal, access);
      return await tryTwice(aws.connections, { access, opening: call.opening, ask });
    } catch (error) {
      signal.throwIfAborted();
      throw new ProblemError(problemOf(error, access, call.told));
    }
  });
}
