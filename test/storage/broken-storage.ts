/** Deliberately broken: what the same checks must catch. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TargetRecord } from '../../main/domain/record.ts';
import { EMPTY_SETTINGS } from '../../main/storage/settings-schema.ts';

/** Starts with defaults when the settings are damaged, and saves them over the copy. */
export function readSettingsBroken(directory: string): { settings: unknown; notice?: { message: string } } {
  try {
    return { settings: JSON.parse(readFileSync(join(directory, 'config.json'), 'utf8')) };
  } catch {
    for (const name of ['config.json', 'config.json.last-good'])
      writeFileSync(join(directory, name), JSON.stringify(EMPTY_SETTINGS));
    return { settings: EMPTY_SETTINGS, notice: { message: '' } };
  }
}

/** One damaged line costs all of them. */
export function readRecordsBroken(directory: string): readonly TargetRecord[] {
  try {
    const lines = readFileSync(join(directory, 'ledger.jsonl'), 'utf8').split('\n').filter(Boolean);
    return lines.flatMap((line) => JSON.parse(line).record ?? []);
  } catch {
    return [];
  }
}

/** A damaged line ends the reading. */
export function readEventsBroken(directory: string): object[] {
  const events: object[] = [];
  try {
    for (const line of readFileSync(join(directory, 'history.jsonl'), 'utf8').split('\n'))
      if (line) events.push(JSON.parse(line));
  } catch {}
  return events;
}
