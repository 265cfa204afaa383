import { type Fields, fieldsOf, labelOf, secretArnOf, secretIdOf, versionIdOf, whereOf } from './event-parts.ts';
import type { EventReading } from './hint.ts';

/**
 * `Secret Label Updated`, the native event: no trail needed, no value inside (Secrets Manager user guide, "Secret Label Updated event").
 * The ARN is in `resources[0]`, the name in `detail.name`.
 */
export function readLabelUpdated(event: Fields): EventReading {
  const detail = fieldsOf(event.detail);
  const resources = Array.isArray(event.resources) ? event.resources : [];
  const secret = secretArnOf(resources[0]) ?? secretIdOf(detail?.name);
  const label = labelOf(detail?.labelUpdated);
  if (secret === undefined || label === undefined) return { kind: 'unknown', what: 'a label event without its secret' };
  const versionId = versionIdOf(detail?.versionId);
  return { kind: 'hint', hint: { ...whereOf(secret, event), label, ...(versionId !== undefined && { versionId }) } };
}
