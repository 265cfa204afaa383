import type { DescribeSecretResponse } from '@aws-sdk/client-secrets-manager';
import type { Rotation, SecretDescription, VersionId } from '../../domain/secret.ts';

const HOUR = 3_600_000;

/**
 * Length of the rotation window in milliseconds. Without a Duration it is one hour for schedules in hours, else at most the UTC day
 * (Secrets Manager API reference, RotationRulesType).
 */
function windowLength(rules: DescribeSecretResponse['RotationRules']): number {
  const [, hours] = /^(\d+)h$/.exec(rules?.Duration ?? '') ?? [];
  if (hours) return Number(hours) * HOUR;
  return /^rate\(\d+ hours?\)$|^cron\(\S+ \S*[*/,]/.test(rules?.ScheduleExpression ?? '') ? HOUR : 24 * HOUR;
}

function rotationOf(reply: DescribeSecretResponse): Rotation | undefined {
  const nextBy = reply.RotationEnabled ? reply.NextRotationDate?.getTime() : undefined;
  const lastAt = reply.LastRotatedDate?.getTime();
  if (nextBy === undefined && lastAt === undefined) return undefined;
  return {
    ...(nextBy !== undefined && { nextBy, windowStart: nextBy - windowLength(reply.RotationRules) }),
    ...(lastAt !== undefined && { lastAt }),
  };
}

type Circumstances = { readonly region: string; readonly answeredAt: number | undefined };

/** `VersionIdsToStages` turned round, and the rotation schedule (Secrets Manager API reference, DescribeSecret). */
export function descriptionOf(reply: DescribeSecretResponse, { region, answeredAt }: Circumstances): SecretDescription {
  const versionOf = new Map<string, VersionId>();
  for (const [versionId, labels] of Object.entries(reply.VersionIdsToStages ?? {})) {
    for (const label of labels) versionOf.set(label, versionId);
  }
  const rotation = rotationOf(reply);
  return {
    versionOf,
    region,
    ...(reply.ARN !== undefined && { arn: reply.ARN }),
    ...(answeredAt !== undefined && { answeredAt }),
    ...(rotation && { rotation }),
  };
}
