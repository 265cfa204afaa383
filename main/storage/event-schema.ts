import * as z from 'zod';
import type { Cause, EventKind, KeyturnEvent } from '../domain/event.ts';
import type { SecretNews } from '../domain/hint.ts';
import { ProblemSchema } from './problem-schema.ts';

const KINDS: Record<EventKind, true> = {
  started: true,
  checked: true,
  changed: true,
  written: true,
  unchanged: true,
  drifted: true,
  conflict: true,
  refused: true,
  action: true,
  failed: true,
  recovered: true,
  noticed: true,
  paused: true,
  stopped: true,
};

const CAUSES: Record<Cause, true> = { poll: true, sqs: true, webhook: true, manual: true, start: true, wake: true };

const NEWS: Record<SecretNews, true> = {
  'rotation started': true,
  'rotation cancelled': true,
  'rotation failed': true,
  'rotation abandoned': true,
  deleted: true,
  restored: true,
  'old version deleted': true,
};

function keysOf<Word extends string>(table: Record<Word, true>): Word[] {
  return Object.keys(table) as Word[];
}

const text = z.string().exactOptional();

const Event = z.looseObject({
  at: z.string(),
  kind: z.enum(keysOf(KINDS)),
  secret: text,
  profile: text,
  region: text,
  label: text,
  from: text,
  to: text,
  target: text,
  keys: z.array(z.string()).exactOptional(),
  cause: z.enum(keysOf(CAUSES)).exactOptional(),
  notice: z.enum(keysOf(NEWS)).exactOptional(),
  problem: ProblemSchema.exactOptional(),
});

/** Undefined for a line that is damaged, or of a kind that a newer Keyturn added. */
export function parseEvent(line: string): KeyturnEvent | undefined {
  try {
    return Event.parse(JSON.parse(line));
  } catch {
    return undefined;
  }
}
