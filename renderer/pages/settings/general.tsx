import type { AppView, Preferences } from '../../../preload/views.ts';
import { words } from '../../words/settings.ts';
import { SettingsSection } from './settings-section.tsx';
import { SwitchLine } from './switch-line.tsx';

export type PreferenceProps = {
  readonly view: AppView;
  readonly preferences: Preferences;
  readonly save: (preferences: Preferences) => void;
};

export function General({ view, preferences, save }: PreferenceProps) {
  const isBrowser = view.face === 'browser';
  return (
    <SettingsSection title={words.general}>
      <SwitchLine
        what={words.startsAtLogin}
        note={isBrowser ? words.onlyTray : words.startsAtLoginNote}
        isOn={preferences.startsAtLogin}
        isDisabled={isBrowser}
        change={(startsAtLogin) => save({ ...preferences, startsAtLogin })}
      />
      <SwitchLine
        what={words.usesSingleKeys}
        note={words.usesSingleKeysNote}
        isOn={preferences.usesSingleKeys}
        change={(usesSingleKeys) => save({ ...preferences, usesSingleKeys })}
      />
      <SwitchLine
        what={words.looksForUpdates}
        note={isBrowser ? words.onlyTray : words.looksForUpdatesNote}
        isOn={preferences.looksForUpdates}
        isDisabled={isBrowser}
        change={(looksForUpdates) => save({ ...preferences, looksForUpdates })}
      />
    </SettingsSection>
  );
}
