import type { TestedSecret } from '../../../domain/channel-set-up.ts';
import { parseArn } from '../../../domain/secret.ts';
import { NATIVE_TYPE } from '../templates/patterns.ts';

/** Where the event would come from. `at`: epoch milliseconds. `id`: a UUID. */
export type Origin = { readonly region: string; readonly account: string; readonly at: number; readonly id: string };

const SUFFIX = /-[A-Za-z0-9]{6}$/;

function envelopeOf({ region, account, at, id }: Origin, arn: string) {
  const time = new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');
  return { version: '0', id, source: 'aws.secretsmanager', account, time, region, resources: [arn] };
}

function namesOf({ secret }: TestedSecret, { region, account }: Origin): { name: string; arn: string } {
  const name = parseArn(secret)?.name.replace(SUFFIX, '') ?? secret;
  const arn = parseArn(secret) ? secret : `arn:aws:secretsmanager:${region}:${account}:secret:${name}-AbCdEf`;
  return { name, arn };
}

/** The event that a move of the label would bring (user guide, "Secret Label Updated"). */
export function nativeSample(secret: TestedSecret, origin: Origin): string {
  const { name, arn } = namesOf(secret, origin);
  const detail = { name, labelUpdated: secret.label, versionId: origin.id };
  return JSON.stringify({ ...envelopeOf(origin, arn), 'detail-type': NATIVE_TYPE, detail });
}

/** What CloudTrail tells after a rotation: `resources` is empty, the secret stands in `additionalEventData`. */
export function cloudTrailSample(secret: TestedSecret, origin: Origin): string {
  const { arn } = namesOf(secret, origin);
  const detail = {
    eventSource: 'secretsmanager.amazonaws.com',
    eventName: 'RotationSucceeded',
    eventType: 'AwsServiceEvent',
    additionalEventData: { SecretId: arn },
  };
  const envelope = { ...envelopeOf(origin, arn), resources: [] };
  return JSON.stringify({ ...envelope, 'detail-type': 'AWS Service Event via CloudTrail', detail });
}
