import type { Keyturn } from '../../../preload/contract.ts';
import { useAct } from '../../asking.ts';
import { Button } from '../../components/button.tsx';
import { Failed } from '../../components/failed.tsx';
import { Identifier } from '../../components/identifier.tsx';
import { words } from '../../words/settings.ts';
import type { PreferenceProps } from './general.tsx';
import { QuietLine } from './quiet-line.tsx';
import { SettingsLine } from './settings-line.tsx';
import { SettingsSection } from './settings-section.tsx';
import { SwitchLine } from './switch-line.tsx';

type NotificationsProps = PreferenceProps & { readonly keyturn: Keyturn };

function Muted({ keyturn, view }: NotificationsProps) {
  const { act, problem } = useAct(keyturn);
  const muted = view.watches.filter(({ isMuted }) => isMuted);
  if (muted.length === 0)
    return (
      <SettingsLine what={words.muted}>
        <span class="soft">{words.none}</span>
      </SettingsLine>
    );
  return (
    <>
      {muted.map(({ key, secret }) => (
        <SettingsLine key={key} what={<Identifier name={secret} />} note={words.mutedNote}>
          <Button isSmall label={words.unmuteOf(secret)} onPress={() => void act('mute', { key, isMuted: false })}>
            {words.unmute}
          </Button>
        </SettingsLine>
      ))}
      {problem && <Failed problem={problem} />}
    </>
  );
}

export function Notifications(props: NotificationsProps) {
  const { preferences, save } = props;
  return (
    <SettingsSection title={words.notifications}>
      <SwitchLine
        what={words.notifies}
        note={props.view.face === 'browser' ? words.notifiesInTray : words.notifiesNote}
        isOn={preferences.notifies}
        change={(notifies) => save({ ...preferences, notifies })}
      />
      <QuietLine preferences={preferences} save={save} />
      <Muted {...props} />
    </SettingsSection>
  );
}
