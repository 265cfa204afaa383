import { CURRENT } from '../../../domain/secret.ts';

/** Empty lists: every name, AWSCURRENT alone. */
export type Filter = { readonly prefixes: readonly string[]; readonly labels: readonly string[] };

/** The event of Secrets Manager itself, on for every secret (user guide, "Secret Label Updated"). */
export const NATIVE_TYPE = 'Secret Label Updated';
export const CLOUD_TRAIL_TYPES = ['AWS API Call via CloudTrail', 'AWS Service Event via CloudTrail'] as const;

/** What moves a label, or is news: `main/domain/hint.ts`. Reads are left out. */
const EVENT_NAMES = [
  ...['PutSecretValue', 'UpdateSecret', 'UpdateSecretVersionStage', 'RotateSecret', 'CancelRotateSecret'],
  ...['RotationSucceeded', 'RotationFailed', 'RotationAbandoned', 'DeleteSecret', 'RestoreSecret'],
] as const;

export function detailOf({ prefixes, labels }: Filter) {
  return {
    labelUpdated: labels.length > 0 ? labels : [CURRENT],
    ...(prefixes.length > 0 && { name: prefixes.map((prefix) => ({ prefix })) }),
  };
}

export function nativePattern(filter: Filter) {
  return { source: ['aws.secretsmanager'], 'detail-type': [NATIVE_TYPE], detail: detailOf(filter) };
}

/**
 * Never filtered by `resources` or `responseElements`: RotationSucceeded has neither and would be dropped. The names of
 * secrets stand in other places in each event, so that they cannot be filtered either.
 */
export function cloudTrailPattern() {
  return {
    source: ['aws.secretsmanager'],
    'detail-type': [...CLOUD_TRAIL_TYPES],
    detail: { eventName: [...EVENT_NAMES] },
  };
}
