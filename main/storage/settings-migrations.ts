import { SETTINGS_VERSION } from './settings-schema.ts';

export type Step = (settings: Readonly<Record<string, unknown>>) => Record<string, unknown>;

/** Version → the step from it to the next one; `version` itself is counted up elsewhere. None yet. */
const STEPS: Readonly<Record<number, Step>> = {};

export type Migration = { readonly steps: Readonly<Record<number, Step>>; readonly target: number };

export const MIGRATION: Migration = { steps: STEPS, target: SETTINGS_VERSION };

type Versioned = Record<string, unknown> & { readonly version: number };

/** Brings settings to the target version, step by step. Undefined when a step is missing or stumbles: they are treated as damaged. */
export function migrateSettings(settings: Versioned, { steps, target }: Migration = MIGRATION): Versioned | undefined {
  let migrated = settings;
  while (migrated.version < target) {
    const step = steps[migrated.version];
    if (!step) return undefined;
    try {
      migrated = { ...step(migrated), version: migrated.version + 1 };
    } catch {
      return undefined;
    }
  }
  return migrated;
}
