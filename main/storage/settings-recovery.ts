import { existsSync, renameSync } from 'node:fs';
import { basename } from 'node:path';
import type { Problem } from '../domain/problem.ts';
import { unreachable } from '../domain/unreachable.ts';
import { damagedPath, replaceFile, storageFailed } from './durable-file.ts';
import { readSettings } from './settings-read.ts';
import { EMPTY_SETTINGS, type Settings, settingsText } from './settings-schema.ts';

export type LoadedSettings = { readonly settings: Settings; readonly notice?: Problem; readonly isReadOnly: boolean };

export type SettingsFiles = {
  readonly path: string;
  /** A copy of what was written last; only ever replaced by something written on purpose. */
  readonly lastGood: string;
  readonly now: () => number;
};

/** Reads the settings; damaged or lost ones are kept aside and replaced by the last good ones. Raises a `ProblemError` for unreadable files. */
export function loadSettings(files: SettingsFiles): LoadedSettings {
  const found = readSettings(files.path);
  switch (found.kind) {
    case 'good':
      return { settings: found.settings, isReadOnly: false };
    case 'newer':
      return newer(files.path, found.settings);
    case 'absent':
    case 'damaged':
      return recover(found.kind, files);
    default:
      return unreachable(found);
  }
}

function recover(found: 'absent' | 'damaged', { path, lastGood, now }: SettingsFiles): LoadedSettings {
  const backup = readSettings(lastGood);
  if (backup.kind === 'newer') return newer(lastGood, backup.settings);
  if (found === 'absent' && backup.kind === 'absent') return { settings: EMPTY_SETTINGS, isReadOnly: false };
  const isRestored = backup.kind === 'good';
  const settings = isRestored ? backup.settings : EMPTY_SETTINGS;
  try {
    const kept = found === 'damaged' ? [keepAside(path, now())] : [];
    if (backup.kind === 'damaged') kept.push(keepAside(lastGood, now()));
    // Past the store: it may not be open yet, and the copy stays as it is.
    if (isRestored) replaceFile({ path, content: settingsText(settings) });
    return { settings, notice: restoredNotice({ path, kept, isRestored }), isReadOnly: false };
  } catch (error) {
    return { settings, notice: storageFailed(path, error).problem, isReadOnly: true };
  }
}

/** Never over something that was kept before. */
function keepAside(path: string, now: number): string {
  let time = now;
  while (existsSync(damagedPath(path, time))) time++;
  renameSync(path, damagedPath(path, time));
  return basename(damagedPath(path, time));
}

function newer(path: string, settings: Settings): LoadedSettings {
  const notice: Problem = {
    code: 'settings-damaged',
    message: `${path} was written by a newer Keyturn, so nothing in it is changed`,
    cure: 'Update this Keyturn, or move the file away to start with empty settings',
  };
  return { settings, notice, isReadOnly: true };
}

type Restored = { readonly path: string; readonly kept: readonly string[]; readonly isRestored: boolean };

function restoredNotice({ path, kept, isRestored }: Restored): Problem {
  const what = isRestored
    ? 'the last good settings were restored'
    : 'there was no good copy, so the settings are empty';
  const aside =
    kept.length > 0
      ? `Compare with ${kept.join(' and ')} beside it`
      : 'Remove config.json.last-good as well to start with empty settings';
  const how = kept.length > 0 ? 'was damaged' : 'was gone';
  return { code: 'settings-damaged', message: `${path} ${how}; ${what}`, cure: aside };
}
