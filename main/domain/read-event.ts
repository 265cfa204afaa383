import { readCloudTrailEvent } from './event-of-cloudtrail.ts';
import { readLabelUpdated } from './event-of-label.ts';
import { type Fields, fieldsOf, isText } from './event-parts.ts';
import { readTransformed } from './event-transformed.ts';
import type { EventReading } from './hint.ts';

/** More than SQS, SNS or EventBridge would carry. */
const MOST_CHARACTERS = 1024 * 1024;

function unknown(what: string): EventReading {
  return { kind: 'unknown', what };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** `{"Type":"Notification","Message":"<the event>"}`: how SNS wraps without raw delivery (SNS developer guide, "HTTP/S notification JSON format"). */
function wrappedText({ Type, Message }: Fields): string | undefined {
  return Type === 'Notification' && isText(Message) ? Message : undefined;
}

/** The message of `keyturn channel test`. */
function readMarked({ detail }: Fields): EventReading {
  const { id } = fieldsOf(detail) ?? {};
  return isText(id) && id.length <= 64 ? { kind: 'marked', id } : unknown('a test message without an id');
}

function readEventBridge(event: Fields): EventReading {
  const type = event['detail-type'];
  if (event.source === 'keyturn.test' && type === 'Keyturn Channel Test') return readMarked(event);
  if (event.source !== 'aws.secretsmanager') return unknown('an event of another source');
  if (type === 'Secret Label Updated') return readLabelUpdated(event);
  if (type === 'AWS API Call via CloudTrail' || type === 'AWS Service Event via CloudTrail') {
    return readCloudTrailEvent(event);
  }
  return unknown('another event of Secrets Manager');
}

function readFields(event: Fields): EventReading {
  if ('source' in event || 'detail-type' in event) return readEventBridge(event);
  if ('Type' in event && 'TopicArn' in event) return unknown('a message of SNS about itself');
  return readTransformed(event);
}

/**
 * What a message of a channel means; its text is an event of EventBridge as it is, wrapped once by SNS, or the output of an input
 * transformer. Never throws; quotes nothing that it does not know.
 */
export function readEvent(text: string): EventReading {
  if (text.length > MOST_CHARACTERS) return unknown('a message that is too large');
  const outer = fieldsOf(parse(text));
  if (outer === undefined) return unknown('not a JSON object');
  const inner = wrappedText(outer);
  if (inner === undefined) return readFields(outer);
  const event = fieldsOf(parse(inner));
  return event === undefined ? unknown('an SNS message that is not a JSON object') : readFields(event);
}
