type Fields = Readonly<Record<string, unknown>>;

function fields(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

function listed(value: unknown): unknown[] {
  return Array.isArray(value) ? value.flatMap((one) => [one, fields(one).ARN]) : [];
}

const NAMES = ['arn', 'aRN', 'ARN', 'secretId', 'SecretId'];
const PARTS = ['responseElements', 'requestParameters', 'additionalEventData', 'serviceEventDetails'];
const TRANSFORMED = [...NAMES, 'secret', 'secretArn', 'SecretArn', 'secret_arn', 'resource'];

/** Own fields alone: JSON.parse makes `__proto__` one of them. */
function own(from: Fields, names: readonly string[]): unknown[] {
  return names.flatMap((name) => (Object.hasOwn(from, name) ? [from[name]] : []));
}

/** The event in a text, without what SNS put around it. */
export function eventIn(text: string): Fields {
  const outer = fields(JSON.parse(text));
  return outer.Type === 'Notification' && typeof outer.Message === 'string' ? fields(JSON.parse(outer.Message)) : outer;
}

/** Everything that stands where an event may name its secret. Written apart from the reader, to judge it. */
export function placesIn(event: Fields): unknown[] {
  if (!('source' in event) && !('detail-type' in event)) return own(event, TRANSFORMED);
  const detail = fields(event.detail);
  const named = PARTS.flatMap((part) => own(fields(detail[part]), NAMES));
  return [...named, detail.name, ...listed(event.resources), ...listed(detail.resources)];
}
