import { AwsError } from './answer.ts';
import type { Caller } from './signature.ts';

/** What can go wrong, as data. The first group is answered by AWS, the second happens on the wire. */
export type Fault =
  | {
      readonly kind:
        | 'throttle'
        | 'internal error'
        | 'unavailable'
        | 'expired token'
        | 'invalid signature'
        | 'unrecognized client'
        | 'access denied'
        | 'kms denied'
        | 'decryption failure';
    }
  | { readonly kind: 'hang' | 'reset' | 'truncated body' | 'captive portal' }
  /** One byte of the answer in so many milliseconds. */
  | { readonly kind: 'slow drip'; readonly everyMs: number }
  /** AWS's clock stands apart from the caller's: refused beyond five minutes, and the `Date` header tells. */
  | { readonly kind: 'clock skew'; readonly aheadMs: number };

/** Whom a fault hits: whatever is left out matches all. */
export type FaultScope = {
  /** `GetSecretValue`, `AssumeRole`, `ReceiveMessage`, … */
  readonly api?: string;
  /** Secret, role or queue. A name also hits requests by ARN or URL. */
  readonly secret?: string;
  readonly accessKey?: string;
  readonly region?: string;
  /** Only the next so many calls; all when absent. */
  readonly calls?: number;
};

/** One request as far as faults care. */
export type FaultSubject = { readonly api: string; readonly secret?: string | undefined; readonly caller: Caller };

export type Faults = {
  /** Later ones win. Returns its own removal. */
  add(fault: Fault, scope?: FaultScope): () => void;
  clear(): void;
  /** Takes the fault for a request, counting it. */
  take(subject: FaultSubject): Fault | undefined;
  /** Throws the refusal that one secret of a batch meets, if any. */
  refuseInBatch(secret: string, caller: Caller): void;
};

type Rule = { readonly fault: Fault; readonly scope: FaultScope; left: number };

const LONG_NAME = /^(?:arn:aws:secretsmanager:.*?:secret:|arn:aws:iam:.*?:role\/(?:.*\/)?|https?:\/\/.*\/)(?<path>.+)$/;

/** Secrets by name or ARN, roles by name or ARN, queues by name or URL. */
function isNamed(wanted: string, named: string | undefined): boolean {
  if (named === undefined || named === wanted) return named === wanted;
  const path = LONG_NAME.exec(named)?.groups?.path;
  return path === wanted || path?.replace(/-\w{6}$/, '') === wanted;
}

function hits({ scope, left }: Rule, { api, secret, caller }: FaultSubject): boolean {
  return (
    left > 0 &&
    (scope.api === undefined || scope.api === api) &&
    (scope.accessKey === undefined || scope.accessKey === caller.accessKey) &&
    (scope.region === undefined || scope.region === caller.region) &&
    (scope.secret === undefined || isNamed(scope.secret, secret))
  );
}

/** Of the rules that fit, the newest strikes. */
export function createFaults(): Faults {
  let rules: readonly Rule[] = [];
  const take = (subject: FaultSubject): Fault | undefined => {
    const rule = rules.find((one) => hits(one, subject));
    if (rule === undefined) return undefined;
    rule.left -= 1;
    return rule.fault;
  };
  return {
    add: (fault, scope = {}) => {
      const rule = { fault, scope, left: scope.calls ?? Number.POSITIVE_INFINITY };
      rules = [rule, ...rules];
      return () => {
        rules = rules.filter((kept) => kept !== rule);
      };
    },
    clear: () => {
      rules = [];
    },
    take,
    refuseInBatch: (secret, caller) => {
      const subject = { api: 'GetSecretValue', secret, caller };
      const fault = take(subject);
      const refusal = fault && refusalOf(fault, subject);
      if (refusal) throw refusal;
    },
  };
}

type Refusal = (subject: FaultSubject) => AwsError;

function denial({ api, secret, caller }: FaultSubject): AwsError {
  const action = `${caller.service}:${api}`;
  const reason = `because no identity-based policy allows the ${action} action`;
  const text = `User: ${caller.principal} is not authorized to perform: ${action} on resource: ${secret ?? '*'} ${reason}`;
  return new AwsError('AccessDeniedException', text);
}

const REFUSALS: Partial<Record<Fault['kind'], Refusal>> = {
  throttle: () => new AwsError('ThrottlingException', 'Rate exceeded'),
  'internal error': () => new AwsError('InternalServiceError', 'An error occurred on the server side.', 500),
  unavailable: () => new AwsError('ServiceUnavailableException', 'The service is unavailable. Try again later.', 503),
  'expired token': () => new AwsError('ExpiredTokenException', 'The security token included in the request is expired'),
  'invalid signature': () =>
    new AwsError(
      'InvalidSignatureException',
      'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
    ),
  'unrecognized client': () =>
    new AwsError('UnrecognizedClientException', 'The security token included in the request is invalid.'),
  'access denied': denial,
  'kms denied': () => new AwsError('AccessDeniedException', 'Access to KMS is not allowed'),
  'decryption failure': () =>
    new AwsError(
      'DecryptionFailure',
      "Secrets Manager can't decrypt the protected secret text using the provided KMS key.",
    ),
};

/** The answer of AWS to a refused request; undefined for what happens on the wire. */
export function refusalOf(fault: Fault, subject: FaultSubject): AwsError | undefined {
  return REFUSALS[fault.kind]?.(subject);
}
