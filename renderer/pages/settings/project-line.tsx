import { useEffect, useRef, useState } from 'preact/hooks';
import type { ProjectRow } from '../../../preload/views.ts';
import { Button } from '../../components/button.tsx';
import { words } from '../../words/settings.ts';
import { SettingsLine } from './settings-line.tsx';

type ProjectLineProps = { readonly project: ProjectRow; readonly remove: () => void };

/** Asks in the row itself; the focus goes to the harmless answer, and back to where it came from. */
export function ProjectLine({ project, remove }: ProjectLineProps) {
  const [isAsking, setAsking] = useState(false);
  const acts = useRef<HTMLSpanElement>(null);
  const wasAsking = useRef(false);
  useEffect(() => {
    if (isAsking !== wasAsking.current) acts.current?.querySelector<HTMLElement>('button:last-child')?.focus();
    wasAsking.current = isAsking;
  }, [isAsking]);
  const { name, directory, standing, problems } = project;
  const note = isAsking
    ? words.removeAsk(name)
    : [directory, problems[0]?.message ?? words.standings[standing]].join(', ');
  return (
    <SettingsLine what={name} note={note}>
      <span class="pair" ref={acts}>
        {isAsking && (
          <Button isSmall onPress={remove} label={words.removeOf(name)}>
            {words.remove}
          </Button>
        )}
        {!isAsking && standing === 'waits for trust' && (
          <Button isSmall label={words.reviewOf(name)} to={{ page: 'trust', key: directory }}>
            {words.review}
          </Button>
        )}
        <Button isSmall {...(!isAsking && { label: words.removeOf(name) })} onPress={() => setAsking(!isAsking)}>
          {isAsking ? words.keep : words.remove}
        </Button>
      </span>
    </SettingsLine>
  );
}
