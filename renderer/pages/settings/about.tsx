import { useState } from 'preact/hooks';
import type { Keyturn } from '../../../preload/contract.ts';
import { useAct } from '../../asking.ts';
import { Button } from '../../components/button.tsx';
import { Failed } from '../../components/failed.tsx';
import { words } from '../../words/settings.ts';
import { SettingsLine } from './settings-line.tsx';
import { SettingsSection } from './settings-section.tsx';

type AboutProps = { readonly keyturn: Keyturn; readonly version: string; readonly folder: string };

export function About({ keyturn, version, folder }: AboutProps) {
  const { act, problem } = useAct(keyturn);
  const [isCopied, setCopied] = useState(false);
  const copy = async (): Promise<void> => setCopied((await act('copyText', { text: folder })).ok);
  return (
    <SettingsSection title={words.about}>
      <SettingsLine what={words.version}>
        <span class="soft">{version}</span>
      </SettingsLine>
      <SettingsLine what={words.folder} note={<code>{folder}</code>}>
        <Button isSmall onPress={() => void copy()}>
          {isCopied ? words.copied : words.copyPath}
        </Button>
      </SettingsLine>
      <SettingsLine what={words.documentation}>
        <Button isSmall label={words.openDocs} onPress={() => void act('openPage', { page: 'documentation' })}>
          {words.open}
        </Button>
      </SettingsLine>
      {problem && <Failed problem={problem} />}
    </SettingsSection>
  );
}
