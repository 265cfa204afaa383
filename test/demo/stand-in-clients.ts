import { SecretsManager } from '@aws-sdk/client-secrets-manager';
import { STS } from '@aws-sdk/client-sts';
import { onTestFinished } from 'vitest';
import { type StandIn, type StandInOptions, startStandIn } from '../../main/demo/aws/stand-in.ts';

export const ALICE = 'AKIAALICEALICEALICE';
export const BOB = 'AKIABOBBOBBOBBOBBOB';
export const REGION = 'eu-west-1';

type Who = { readonly accessKey?: string; readonly region?: string; readonly maxAttempts?: number };

function optionsFor(url: string, { accessKey = ALICE, region = REGION, maxAttempts = 1 }: Who) {
  const credentials = { accessKeyId: accessKey, secretAccessKey: 'of no matter' };
  return { endpoint: url, region, credentials, maxAttempts };
}

/** A stand-in that ends with the test. */
export async function standIn(options: StandInOptions = {}): Promise<StandIn> {
  const running = await startStandIn(options);
  onTestFinished(() => running.close());
  return running;
}

/** The real SDK, asking once unless told otherwise. */
export function secretsOf({ url }: Pick<StandIn, 'url'>, who: Who = {}): SecretsManager {
  const client = new SecretsManager(optionsFor(url, who));
  onTestFinished(() => client.destroy());
  return client;
}

export function stsOf({ url }: Pick<StandIn, 'url'>, who: Who = {}): STS {
  const client = new STS(optionsFor(url, who));
  onTestFinished(() => client.destroy());
  return client;
}

type Call = {
  readonly target: string;
  readonly input?: unknown;
  readonly region?: string;
  readonly signal?: AbortSignal;
};

/** A request as SigV4 shapes it, without the SDK: for SQS, and for what the SDK hides. */
export function signedFetch(
  { url }: Pick<StandIn, 'url'>,
  { target, input = {}, region = REGION, signal }: Call,
): Promise<Response> {
  const service = target.startsWith('AmazonSQS') ? 'sqs' : 'secretsmanager';
  const scope = `${ALICE}/20261124/${region}/${service}/aws4_request`;
  const authorization = `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host;x-amz-date, Signature=${'0'.repeat(64)}`;
  const headers = { authorization, 'x-amz-target': target, 'content-type': 'application/x-amz-json-1.1' };
  return fetch(url, { method: 'POST', headers, body: JSON.stringify(input), ...(signal ? { signal } : {}) });
}

/** What a failed SDK call says: name, message, HTTP status. */
export async function failureOf(call: Promise<unknown>): Promise<readonly unknown[]> {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const metadata: unknown = Reflect.get(error, '$metadata');
    const status =
      typeof metadata === 'object' && metadata !== null ? Reflect.get(metadata, 'httpStatusCode') : undefined;
    return [error.name, error.message, status];
  }
  return ['no failure'];
}
