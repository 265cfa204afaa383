import * as z from 'zod';
import type { EventReading } from './hint.ts';

const Wrapped = z.looseObject({ Type: z.literal('Notification'), Message: z.string() });
const Marked = z.looseObject({ source: z.literal('keyturn.test'), detail: z.looseObject({ id: z.string() }) });
const Moved = z.looseObject({
  'detail-type': z.literal('Secret Label Updated'),
  time: z.string(),
  account: z.string(),
  region: z.string(),
  resources: z.tuple([z.string()]),
  detail: z.looseObject({ labelUpdated: z.string(), versionId: z.string() }),
});

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What a message of a channel means. Never throws. */
export function readEvent(text: string): EventReading {
  const found = parsed(text);
  const wrapped = Wrapped.safeParse(found);
  if (wrapped.success) return readEvent(wrapped.data.Message);
  const marked = Marked.safeParse(found);
  if (marked.success) return { kind: 'marked', id: marked.data.detail.id };
  const moved = Moved.safeParse(found);
  if (!moved.success) return { kind: 'unknown', what: 'not an event' };
  const { account, region, resources, detail, time } = moved.data;
  const { labelUpdated: label, versionId } = detail;
  return { kind: 'hint', hint: { secret: resources[0], region, account, label, versionId, at: Date.parse(time) } };
}
