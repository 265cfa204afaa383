import { useState } from 'preact/hooks';
import { Button } from '../../components/button.tsx';
import { words } from '../../words/settings.ts';
import { SettingsLine } from './settings-line.tsx';
import { SettingsSection } from './settings-section.tsx';

type ProfilesProps = {
  readonly profiles: { readonly [name: string]: string };
  readonly substitute: (name: string, local: string | undefined) => void;
};

type BoxProps = { readonly label: string; readonly value: string; readonly type: (value: string) => void };

function Box({ label, value, type }: BoxProps) {
  return (
    <label class="box">
      <span>{label}</span>
      <input
        class="text mono"
        value={value}
        spellcheck={false}
        autocomplete="off"
        onInput={({ currentTarget }) => type(currentTarget.value)}
      />
    </label>
  );
}

function NewProfile({ substitute }: Pick<ProfilesProps, 'substitute'>) {
  const [name, setName] = useState('');
  const [local, setLocal] = useState('');
  const isWhole = name.trim() !== '' && local.trim() !== '';
  const add = (event: Event): void => {
    event.preventDefault();
    if (!isWhole) return;
    substitute(name.trim(), local.trim());
    setName('');
    setLocal('');
  };
  return (
    <form class="new-profile" onSubmit={add}>
      <Box label={words.profileName} value={name} type={setName} />
      <Box label={words.profileLocal} value={local} type={setLocal} />
      <Button type="submit" isDisabled={!isWhole}>
        {words.addProfile}
      </Button>
    </form>
  );
}

/** A team's keyturn.yaml names its profiles; this machine may call them otherwise. */
export function Profiles({ profiles, substitute }: ProfilesProps) {
  const names = Object.entries(profiles);
  return (
    <SettingsSection title={words.profiles}>
      <p class="soft">{names.length === 0 ? words.noProfiles : words.profilesNote}</p>
      {names.map(([name, local]) => (
        <SettingsLine key={name} what={<code>{name}</code>} note={words.isHere(local)}>
          <Button isSmall label={words.removeOf(name)} onPress={() => substitute(name, undefined)}>
            {words.remove}
          </Button>
        </SettingsLine>
      ))}
      <NewProfile substitute={substitute} />
    </SettingsSection>
  );
}
