import type { ExitCode } from '../session/lines.ts';
import { DEFAULT_REGION } from './aws/secrets/direct-secrets.ts';
import type { StandIn } from './aws/stand-in.ts';
import type { DemoOutput } from './demo.ts';

/** Leaves the stand-in running for the AWS CLI or an SDK until the signal aborts. */
export async function serveAwsOnly({ url }: StandIn, { say, signal }: DemoOutput): Promise<ExitCode> {
  say(`A stand-in for AWS answers on ${url} (Secrets Manager, STS, SQS) until Ctrl-C. In another terminal:

    export AWS_ENDPOINT_URL=${url} AWS_REGION=${DEFAULT_REGION}
    export AWS_ACCESS_KEY_ID=demo AWS_SECRET_ACCESS_KEY=demo
    aws secretsmanager list-secrets
    aws secretsmanager put-secret-value --secret-id dev/shop/database --secret-string '{"password":"new"}'`);
  if (!signal.aborted) await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
  return 0;
}
