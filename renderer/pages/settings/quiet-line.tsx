import type { Preferences } from '../../../preload/views.ts';
import { Switch } from '../../components/switch.tsx';
import { words } from '../../words/settings.ts';
import type { PreferenceProps } from './general.tsx';
import { minutesOf, timeText, USUAL } from './quiet-hours.ts';
import { SettingsLine } from './settings-line.tsx';

type TimeProps = {
  readonly label: string;
  readonly minutes: number;
  readonly set: (minutes: number) => void;
};

/** Kept when it is whole: a half-typed time is none. */
function Time({ label, minutes, set }: TimeProps) {
  const take = (text: string): void => {
    const typed = minutesOf(text);
    if (typed !== undefined && typed !== minutes) set(typed);
  };
  return (
    <input
      class="text"
      type="time"
      value={timeText(minutes)}
      aria-label={label}
      onChange={({ currentTarget }) => take(currentTarget.value)}
    />
  );
}

/** Off, or from when until when. */
export function QuietLine({ preferences, save }: Omit<PreferenceProps, 'view'>) {
  const { quietHours: hours, ...others } = preferences;
  const set = (quietHours: Preferences['quietHours']): void => save({ ...others, ...(quietHours && { quietHours }) });
  return (
    <SettingsLine what={words.quietHours} note={words.quietHoursNote}>
      <span class="pair">
        {hours && (
          <>
            <Time label={words.quietFrom} minutes={hours.from} set={(from) => set({ ...hours, from })} />
            {words.to}
            <Time label={words.quietUntil} minutes={hours.to} set={(to) => set({ ...hours, to })} />
          </>
        )}
        <Switch
          label={words.quietHours}
          isOn={hours !== undefined}
          onChange={(isOn) => set(isOn ? USUAL : undefined)}
        />
      </span>
    </SettingsLine>
  );
}
