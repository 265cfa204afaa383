import { type Fields, fieldsOf, labelOf, secretArnOf, secretIdOf, versionIdOf, whereOf } from './event-parts.ts';
import type { EventReading, Hint, SecretNews } from './hint.ts';

/** What tells that something happened to a secret, but not that it has a new value. */
const NEWS: Readonly<Record<string, SecretNews>> = {
  RotateSecret: 'rotation started',
  RotationStarted: 'rotation started',
  CancelRotateSecret: 'rotation cancelled',
  RotationFailed: 'rotation failed',
  RotationAbandoned: 'rotation abandoned',
  DeleteSecret: 'deleted',
  RestoreSecret: 'restored',
  StartSecretVersionDelete: 'old version deleted',
  EndSecretVersionDelete: 'old version deleted',
  CancelSecretVersionDelete: 'old version deleted',
};

type Told = Pick<Hint, 'label' | 'versionId'>;

function told(label: string | undefined, versionId: string | undefined): Told {
  return { ...(label !== undefined && { label }), ...(versionId !== undefined && { versionId }) };
}

/** Without stages AWSCURRENT moves; with several, any may (API reference, PutSecretValue). The token is the new version's id. */
function putSecretValue(asked: Fields): Told {
  const stages = asked.versionStages;
  const versionId = versionIdOf(asked.clientRequestToken);
  if (!Array.isArray(stages) || stages.length === 0) return told('AWSCURRENT', versionId);
  return told(stages.length === 1 ? labelOf(stages[0]) : undefined, versionId);
}

/** What each call may have moved. Values are redacted, so an UpdateSecret may have brought one or not: DescribeSecret decides. */
const HINTS: Readonly<Record<string, (asked: Fields) => Told>> = {
  PutSecretValue: putSecretValue,
  UpdateSecret: () => ({}),
  UpdateSecretVersionStage: (asked) => told(labelOf(asked.versionStage), versionIdOf(asked.moveToVersionId)),
  RotationSucceeded: () => told('AWSCURRENT', undefined),
};

/** Spellings seen: `aRN` before February 2024, `ARN` in samples, `SecretId` in service events (user guide, "CloudTrail entries"). */
const NAMES = ['arn', 'aRN', 'ARN', 'secretId', 'SecretId'] as const;

function ownOf<Value>(table: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

/** An ARN from anywhere, else a name: a name alone says neither region nor account. */
function secretOf(event: Fields, detail: Fields): string | undefined {
  const parts = [
    detail.responseElements,
    detail.requestParameters,
    detail.additionalEventData,
    detail.serviceEventDetails,
  ];
  const named = parts.flatMap((part) => {
    const fields = fieldsOf(part);
    return fields ? NAMES.map((name) => fields[name]) : [];
  });
  const resources = [event.resources, detail.resources].flatMap((list) => (Array.isArray(list) ? list : []));
  const listed = resources.flatMap((one) => [one, fieldsOf(one)?.ARN]);
  const all = [...named, ...listed];
  const arn = all.map(secretArnOf).find((one) => one !== undefined);
  return arn ?? named.map(secretIdOf).find((one) => one !== undefined);
}

/**
 * An event that CloudTrail brought: a call of the API, or something the service did by itself. None of them proves that a value changed
 * (EventBridge reference, "AWS Secrets Manager events").
 */
export function readCloudTrailEvent(event: Fields): EventReading {
  const detail = fieldsOf(event.detail);
  const name = detail?.eventName;
  if (detail === undefined || typeof name !== 'string')
    return { kind: 'unknown', what: 'a CloudTrail event without a name' };
  if (detail.eventSource !== 'secretsmanager.amazonaws.com') {
    return { kind: 'unknown', what: 'a CloudTrail event of another service' };
  }
  if (detail.errorCode !== undefined && detail.errorCode !== null) {
    return { kind: 'unknown', what: 'an API call that failed' };
  }
  const [news, hint] = [ownOf(NEWS, name), ownOf(HINTS, name)];
  if (news === undefined && hint === undefined) return { kind: 'unknown', what: 'an API call that changes no secret' };
  const secret = secretOf(event, detail);
  if (secret === undefined) return { kind: 'unknown', what: 'a CloudTrail event without its secret' };
  const where = whereOf(secret, { ...event, time: detail.eventTime ?? event.time });
  if (news !== undefined) return { kind: 'notice', notice: { ...where, news } };
  return { kind: 'hint', hint: { ...where, ...hint?.(fieldsOf(detail.requestParameters) ?? {}) } };
}
