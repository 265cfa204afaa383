import { readFileSync } from 'node:fs';
import { readIfPresent } from './durable-file.ts';
import { migrateSettings } from './settings-migrations.ts';
import {
  parseNewerSettings,
  parseSettings,
  parseVersioned,
  SETTINGS_VERSION,
  type Settings,
} from './settings-schema.ts';

export type FoundSettings =
  | { readonly kind: 'absent' }
  | { readonly kind: 'good'; readonly settings: Settings }
  /** Of a newer Keyturn: may be read as far as it is understood, never written over. */
  | { readonly kind: 'newer'; readonly settings: Settings }
  | { readonly kind: 'damaged' };

/** Raises a `ProblemError` for a file that is there and cannot be read. */
export function readSettings(path: string): FoundSettings {
  const bytes = readIfPresent(path, (file) => readFileSync(file));
  if (bytes === undefined) return { kind: 'absent' };
  const found = parseVersioned(decode(bytes));
  if (!found) return { kind: 'damaged' };
  if (found.version > SETTINGS_VERSION) return { kind: 'newer', settings: parseNewerSettings(found) };
  const settings = parseSettings(migrateSettings(found));
  return settings ? { kind: 'good', settings } : { kind: 'damaged' };
}

function decode(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
