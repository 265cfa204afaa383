import * as z from 'zod';
import type { TargetRecord } from '../domain/record.ts';
import { FEED_STATES } from '../domain/view.ts';
import type { Sighting } from '../engine/ports.ts';
import { ProblemSchema } from './problem-schema.ts';

const MarkTable = z.record(z.string(), z.string());
const Marks = z.looseObject({ versionId: z.string(), marks: MarkTable });

const Written = z.looseObject({
  placeKey: z.string(),
  secretKey: z.string(),
  shape: z.string(),
  written: Marks.exactOptional(),
  intended: Marks.exactOptional(),
  leftBehind: MarkTable.exactOptional(),
  kept: z.looseObject({ versionId: z.string(), names: z.array(z.string()) }).exactOptional(),
  isComplete: z.boolean(),
});

const Names = z.array(z.string());

const FeedSeen = z.looseObject({
  target: z.string(),
  state: z.enum(FEED_STATES),
  keys: Names,
  leftBehind: Names,
  problem: ProblemSchema.exactOptional(),
});

const Seen = z.looseObject({
  refKey: z.string(),
  versionId: z.string().exactOptional(),
  checkedAt: z.number(),
  confirmedAt: z.number().exactOptional(),
  nextRotationBy: z.number().exactOptional(),
  problem: ProblemSchema.exactOptional(),
  feeds: z.array(FeedSeen).exactOptional(),
});

/** Loose: fields that a newer Keyturn added survive a compaction. */
const Line = z.discriminatedUnion('kind', [
  z.looseObject({ kind: z.literal('key'), check: z.string() }),
  z.looseObject({ kind: z.literal('record'), record: Written }),
  z.looseObject({ kind: z.literal('forgotten'), placeKey: z.string(), secretKey: z.string() }),
  z.looseObject({ kind: z.literal('sighting'), sighting: Seen }),
]);

/** One line of `ledger.jsonl`; later lines win. */
export type LedgerLine =
  | { readonly kind: 'key'; readonly check: string }
  | { readonly kind: 'record'; readonly record: TargetRecord }
  | { readonly kind: 'forgotten'; readonly placeKey: string; readonly secretKey: string }
  | { readonly kind: 'sighting'; readonly sighting: Sighting };

/** Undefined for a line that is damaged or of a newer kind. */
export function parseLedgerLine(line: string): LedgerLine | undefined {
  try {
    return Line.parse(JSON.parse(line));
  } catch {
    return undefined;
  }
}
