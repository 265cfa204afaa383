import { callService, type Refusal, type ServicePlace } from '../../aws/ask-aws.ts';
import type { Aws } from '../../aws/aws.ts';
import type { AwsClient, Opening } from '../../aws/connections.ts';
import type { AwsService } from '../../aws/services.ts';
import type { Problem } from '../../domain/problem.ts';

/** Whom to ask, as whom, and until when. */
export type Asking = { readonly aws: Aws; readonly place: ServicePlace; readonly signal: AbortSignal };

type Wire<Client extends AwsClient> = {
  readonly service: AwsService;
  readonly opening: Opening<Client>;
  readonly told?: (refusal: Refusal) => Problem | undefined;
};

/** Calls of one service at one place. Raises ProblemError. */
export type Ask<Client extends AwsClient> = <T>(
  ask: (client: Client, options: { readonly abortSignal: AbortSignal }) => Promise<T>,
) => Promise<T>;

export function asker<Client extends AwsClient>({ aws, place, signal }: Asking, wire: Wire<Client>): Ask<Client> {
  return (ask) =>
    callService(aws, {
      ...wire,
      place,
      signal,
      ask: (client, abortSignal) => ask(client, { abortSignal }),
    });
}

/** `--profile dev`, where it is needed to do the same with the AWS CLI. */
export function cliPlace({ profile, region }: ServicePlace): string {
  return `${profile === undefined ? '' : ` --profile ${profile}`}${region === undefined ? '' : ` --region ${region}`}`;
}
