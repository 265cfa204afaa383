import { useState } from 'preact/hooks';
import type { ChannelDraft } from '../../../preload/channel-views.ts';
import { useAct } from '../../asking.ts';
import { Button } from '../../components/button.tsx';
import { Failed } from '../../components/failed.tsx';
import { words } from '../../words/channels.ts';
import { Labelled, placeOf } from './labelled.tsx';
import type { NewChannelsProps } from './new-channels.tsx';

type Draft = {
  readonly topic: string;
  readonly file: string;
  readonly port: string;
  readonly profile: string;
  readonly region: string;
};

function draftOf({ topic, file, port, ...place }: Draft): ChannelDraft {
  return {
    kind: 'webhook',
    topics: topic === '' ? [] : [topic],
    ...(/^\d{1,5}$/.test(port) && { port: Number(port) }),
    ...(file !== '' && { auth: { kind: 'relay', file } as const }),
    ...placeOf(place),
  };
}

/** Something else brings events here: a topic of SNS, or the relay of our template. */
export function NewWebhook({ keyturn, changed }: NewChannelsProps) {
  const [draft, setDraft] = useState<Draft>({ topic: '', file: '', port: '', profile: '', region: '' });
  const { act, isBusy, problem } = useAct(keyturn);
  const add = async (event: Event): Promise<void> => {
    event.preventDefault();
    const answer = await act('addChannel', draftOf(draft));
    if (answer.ok) changed(answer.value);
  };
  const field = (name: keyof Draft, label: string, isMono = false) => (
    <Labelled
      label={label}
      isMono={isMono}
      value={draft[name]}
      onInput={(text) => setDraft({ ...draft, [name]: text })}
    />
  );
  return (
    <form onSubmit={(event) => void add(event)}>
      {field('topic', words.topic, true)}
      {field('file', words.file, true)}
      {field('port', words.port)}
      {field('region', words.region)}
      <Button type="submit" isDisabled={(draft.topic === '' && draft.file === '') || isBusy}>
        {words.addHook}
      </Button>
      {problem && <Failed problem={problem} />}
    </form>
  );
}
