import { type Fields, labelOf, secretArnOf, secretIdOf, versionIdOf, whereOf } from './event-parts.ts';
import type { EventReading } from './hint.ts';

/** Names that people give the ARN in an input transformer of their own. */
const ARN_NAMES = [
  'arn',
  'aRN',
  'ARN',
  'secretArn',
  'SecretArn',
  'secret_arn',
  'secretId',
  'SecretId',
  'resource',
] as const;

/**
 * The output of an input transformer (EventBridge user guide, "Input transformation"). Our templates write
 * `{"keyturn":1,"secret","region","account","label","versionId","at"}`; others are read as far as an ARN is among their fields.
 */
export function readTransformed(event: Fields): EventReading {
  const isOurs = event.keyturn === 1;
  const arn = ARN_NAMES.map((name) => secretArnOf(event[name])).find((one) => one !== undefined);
  const secret = (isOurs ? secretIdOf(event.secret) : secretArnOf(event.secret)) ?? arn;
  if (secret === undefined) return { kind: 'unknown', what: 'a JSON object that names no secret' };
  const label = labelOf(event.label);
  const versionId = versionIdOf(event.versionId);
  const where = whereOf(secret, { ...event, time: event.at ?? event.time });
  return {
    kind: 'hint',
    hint: { ...where, ...(label !== undefined && { label }), ...(versionId !== undefined && { versionId }) },
  };
}
