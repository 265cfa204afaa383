import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../domain/problem.ts';
import type { Ledger } from '../engine/ports.ts';
import { damagedPath } from './durable-file.ts';
import { contentOf, type LedgerContent, linesOf, recordKey, replay } from './ledger-content.ts';
import { keyCheck, openLedgerKey } from './ledger-key.ts';
import { createMarker } from './ledger-mark.ts';
import { type LedgerLine, parseLedgerLine } from './ledger-schema.ts';
import { type LineFile, openLineFile, readLines, toLine } from './line-file.ts';
import { CONFIG_FILES } from './paths.ts';

/** A file this many times its live content, and at least this large, is rewritten. Bytes. */
const GROWTH = 4;
const SMALLEST_AT_OPEN = 64 * 1024;
const SMALLEST_WHILE_RUNNING = 4 * 1024 * 1024;

export type OpenLedger = Ledger & {
  /** What was lost when it was opened. */
  readonly notice?: Problem;
};

/**
 * Opens `ledger.jsonl` and `ledger.key`, repairing both; the caller owns the folder. `now` in epoch milliseconds.
 * Raises a `ProblemError` when the files cannot be read or written.
 */
export function openLedger({ directory, now }: { readonly directory: string; readonly now: () => number }): OpenLedger {
  const path = join(directory, CONFIG_FILES.ledger);
  const lines = readLines(path, parseLedgerLine);
  const content = contentOf(lines.entries);
  const key = openLedgerKey(join(directory, CONFIG_FILES.ledgerKey), now());
  const check = keyCheck(key);
  const isKeyLost = content.records.size > 0 && content.keyCheck !== check;
  if (isKeyLost) content.records.clear();
  if (lines.damaged.length > 0)
    appendFileSync(damagedPath(path, now()), lines.damaged.map((line) => `${line}\n`).join(''), { mode: 0o600 });
  const isKeyNew = content.keyCheck !== check;
  content.keyCheck = check;
  const file = openLineFile(path);
  const isGrown = file.size() > Math.max(SMALLEST_AT_OPEN, GROWTH * liveSize(content));
  if (isKeyNew || isGrown || lines.isTorn || lines.damaged.length > 0) file.replace(linesOf(content));
  const notice = noticeOf({ path, isKeyLost, damaged: lines.damaged.length });
  return { ...ledgerOver({ key, content, file }), ...(notice && { notice }) };
}

function ledgerOver({ key, content, file }: { key: Buffer; content: LedgerContent; file: LineFile }): Ledger {
  const marker = createMarker(key);
  let rewriteAt = Math.max(SMALLEST_WHILE_RUNNING, GROWTH * liveSize(content));
  const add = (line: LedgerLine): void => {
    file.append([line]);
    replay(content, line);
  };
  const rewriteWhenGrown = (): void => {
    if (file.size() < rewriteAt) return;
    file.replace(linesOf(content));
    rewriteAt = Math.max(SMALLEST_WHILE_RUNNING, GROWTH * file.size());
  };
  return {
    mark: (placeKey, name, standing) => marker({ placeKey, name, standing }),
    record: (placeKey, secretKey) => content.records.get(recordKey({ placeKey, secretKey })),
    records: () => [...content.records.values()],
    intend(records) {
      const lines = records.map((record) => ({ kind: 'record' as const, record }));
      const durable = file.appendDurably(lines);
      for (const line of lines) replay(content, line);
      return durable;
    },
    settle: (record) => add({ kind: 'record', record }),
    forget: (placeKey, secretKey) => add({ kind: 'forgotten', placeKey, secretKey }),
    sighting: (refKey) => content.sightings.get(refKey),
    sight(sighting) {
      add({ kind: 'sighting', sighting });
      // Checks outnumber writes by far, and none of them waits for this.
      rewriteWhenGrown();
    },
  };
}

function liveSize(content: LedgerContent): number {
  return linesOf(content).reduce((size, line) => size + toLine(line).length, 0);
}

type Loss = { readonly path: string; readonly isKeyLost: boolean; readonly damaged: number };

function noticeOf({ path, isKeyLost, damaged }: Loss): Problem | undefined {
  const cure = 'Variables that Keyturn no longer knows as its own are asked about before they change';
  if (isKeyLost)
    return {
      code: 'settings-damaged',
      message: `The key of ${path} was lost, so what was written before counts as written by somebody else`,
      cure,
    };
  if (damaged > 0)
    return { code: 'settings-damaged', message: `${damaged} damaged lines of ${path} were set aside`, cure };
  return undefined;
}
