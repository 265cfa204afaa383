import type { TargetRecord } from '../domain/record.ts';
import { unreachable } from '../domain/unreachable.ts';
import type { Sighting } from '../engine/ports.ts';
import type { LedgerLine } from './ledger-schema.ts';

/** What the lines of a ledger add up to. */
export type LedgerContent = {
  keyCheck: string | undefined;
  readonly records: Map<string, TargetRecord>;
  readonly sightings: Map<string, Sighting>;
};

/** Unambiguous, because a secret's key is JSON. */
export function recordKey({ placeKey, secretKey }: { readonly placeKey: string; readonly secretKey: string }): string {
  return `${secretKey} ${placeKey}`;
}

/** Later lines win. */
export function contentOf(lines: readonly LedgerLine[]): LedgerContent {
  const content: LedgerContent = { keyCheck: undefined, records: new Map(), sightings: new Map() };
  for (const line of lines) replay(content, line);
  return content;
}

/** Adds one line to the content. */
export function replay(content: LedgerContent, line: LedgerLine): void {
  switch (line.kind) {
    case 'key':
      content.keyCheck = line.check;
      return;
    case 'record':
      content.records.set(recordKey(line.record), line.record);
      return;
    case 'forgotten':
      content.records.delete(recordKey(line));
      return;
    case 'sighting':
      content.sightings.set(line.sighting.refKey, line.sighting);
      return;
    default:
      unreachable(line);
  }
}

/** The shortest lines that add up to the content. */
export function linesOf({ keyCheck, records, sightings }: LedgerContent): readonly LedgerLine[] {
  return [
    ...(keyCheck === undefined ? [] : [{ kind: 'key' as const, check: keyCheck }]),
    ...[...records.values()].map((record) => ({ kind: 'record' as const, record })),
    ...[...sightings.values()].map((sighting) => ({ kind: 'sighting' as const, sighting })),
  ];
}
