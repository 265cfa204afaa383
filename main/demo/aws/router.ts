import { unreachable } from '../../domain/unreachable.ts';
import { type Answer, AwsError, answerJson, answerXml, type Fields, type Protocol } from './answer.ts';
import { SQS } from './queues/sqs.ts';
import { deleteSecret, restoreSecret, updateSecretVersionStage } from './secrets/lifecycle-operations.ts';
import {
  batchGetSecretValue,
  describeSecret,
  getSecretValue,
  listSecretVersionIds,
} from './secrets/read-operations.ts';
import { cancelRotateSecret, rotateSecret } from './secrets/rotate-operations.ts';
import { listSecrets } from './secrets/secret-listing.ts';
import { createSecret, putSecretValue, tagResource, untagResource, updateSecret } from './secrets/write-operations.ts';
import type { Caller } from './signature.ts';
import { STS } from './sts.ts';
import type { SecretCall, World } from './world.ts';

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

/** The protocol that a request speaks: JSON with an `X-Amz-Target`, else a form, as STS. */
export function protocolOf(target: string | undefined): Protocol {
  if (target === undefined) return 'query';
  return target.startsWith('AmazonSQS.') ? 'json-1.0' : 'json-1.1';
}

const SERVICES: Record<Protocol, Route['service']> = { query: 'sts', 'json-1.0': 'sqs', 'json-1.1': 'secretsmanager' };

/** By `X-Amz-Target` for the JSON protocols, else by `Action` in a form body. Raises SerializationException. */
export function routeOf(target: string | undefined, body: string): Route {
  const protocol = protocolOf(target);
  const input = protocol === 'query' ? Object.fromEntries(new URLSearchParams(body)) : parseJson(body);
  const api = protocol === 'query' ? String(input.Action ?? '') : (target ?? '').slice((target ?? '').indexOf('.') + 1);
  return { protocol, service: SERVICES[protocol], api, input };
}

/** The secret, role or queue that a request is about. */
export function subjectOf({ input }: Route): string | undefined {
  const named = input.SecretId ?? input.RoleArn ?? input.QueueUrl ?? input.Name ?? input.QueueName;
  return typeof named === 'string' ? named : undefined;
}

export type Dispatch = { readonly world: World; readonly caller: Caller; readonly signal: AbortSignal };

type Table<Operation> = Readonly<Record<string, Operation>>;

/** Own names only: `constructor` is no API. */
function find<Operation>(table: Table<Operation>, api: string): Operation {
  const operation = Object.hasOwn(table, api) ? table[api] : undefined;
  if (operation === undefined) throw new AwsError('UnknownOperationException', 'The operation is not known here.');
  return operation;
}

/** Raises AwsError. */
export async function dispatch({ service, protocol, api, input }: Route, context: Dispatch): Promise<Answer> {
  const { world, caller } = context;
  switch (service) {
    case 'secretsmanager': {
      const call = { world, store: world.storeOf(caller.region), input, caller };
      return answerJson(protocol, find(SECRETS_MANAGER, api)(call));
    }
    case 'sqs':
      return answerJson(protocol, await find(SQS, api)({ ...context, input }));
    case 'sts':
      return answerXml(api, find(STS, api)({ world, input, caller }));
    default:
      return unreachable(service);
  }
}
