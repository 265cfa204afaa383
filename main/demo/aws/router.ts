import { type Answer, AwsError, answerJson, type Fields, type Protocol } from './answer.ts';
import { deleteSecret, restoreSecret, updateSecretVersionStage } from './lifecycle-operations.ts';
import { batchGetSecretValue, describeSecret, getSecretValue, listSecretVersionIds } from './read-operations.ts';
import { cancelRotateSecret, rotateSecret } from './rotate-operations.ts';
import { listSecrets } from './secret-listing.ts';
import type { Caller } from './signature.ts';
import type { SecretCall, World } from './world.ts';
import { createSecret, putSecretValue, tagResource, untagResource, updateSecret } from './write-operations.ts';

const SECRETS_MANAGER: Readonly<Record<string, (call: SecretCall) => Fields>> = {
  BatchGetSecretValue: batchGetSecretValue,
  CancelRotateSecret: cancelRotateSecret,
  CreateSecret: createSecret,
  DeleteSecret: deleteSecret,
  DescribeSecret: describeSecret,
  GetSecretValue: getSecretValue,
  ListSecretVersionIds: listSecretVersionIds,
  ListSecrets: listSecrets,
  PutSecretValue: putSecretValue,
  RestoreSecret: restoreSecret,
  RotateSecret: rotateSecret,
  TagResource: tagResource,
  UntagResource: untagResource,
  UpdateSecret: updateSecret,
  UpdateSecretVersionStage: updateSecretVersionStage,
};

/** A request after its envelope: which API of which protocol, with what. */
export type Route = {
  readonly protocol: Protocol;
  /** Empty when the request names none. */
  readonly api: string;
  readonly service: 'secretsmanager' | 'sqs' | 'sts';
  readonly input: Fields;
};

function parseJson(body: string): Fields {
  try {
    const input: unknown = JSON.parse(body || '{}');
    if (typeof input === 'object' && input !== null) return { ...input };
  } catch {
    // The same answer as for JSON that is no object.
  }
  throw new AwsError('SerializationException', 'The request body is not a JSON object.');
}

/** By `X-Amz-Target` for the JSON protocols, else by `Action` in a form body, as STS and older SQS clients speak. */
export function routeOf(target: string | undefined, body: string): Route {
  const [prefix, api = ''] = (target ?? '').split('.');
  if (prefix === 'AmazonSQS') return { protocol: 'json-1.0', service: 'sqs', api, input: parseJson(body) };
  if (target !== undefined) return { protocol: 'json-1.1', service: 'secretsmanager', api, input: parseJson(body) };
  const input = Object.fromEntries(new URLSearchParams(body));
  return { protocol: 'query', service: 'sts', api: String(input.Action ?? ''), input };
}

/** The secret, role or queue that a request is about. */
export function subjectOf({ input }: Route): string | undefined {
  const named = input.SecretId ?? input.RoleArn ?? input.QueueUrl ?? input.Name ?? input.QueueName;
  return typeof named === 'string' ? named : undefined;
}

export type Dispatch = { readonly world: World; readonly caller: Caller; readonly signal: AbortSignal };

function unknownApi(): AwsError {
  return new AwsError('UnknownOperationException', 'The operation is not known here.');
}

/** Raises AwsError. */
export async function dispatch(route: Route, { world, caller }: Dispatch): Promise<Answer> {
  const { api, input, protocol } = route;
  const operation = Object.hasOwn(SECRETS_MANAGER, api) ? SECRETS_MANAGER[api] : undefined;
  if (operation === undefined) throw unknownApi();
  return answerJson(protocol, operation({ world, store: world.storeOf(caller.region), input, caller }));
}
