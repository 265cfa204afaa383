import { useState } from 'preact/hooks';
import { useAct } from '../../asking.ts';
import { Button } from '../../components/button.tsx';
import { Failed } from '../../components/failed.tsx';
import { words } from '../../words/channels.ts';
import { Labelled, placeOf } from './labelled.tsx';
import type { NewChannelsProps } from './new-channels.tsx';

/** A queue that somebody made: it is asked before it counts. */
export function NewQueue({ keyturn, changed }: NewChannelsProps) {
  const [draft, setDraft] = useState({ queueUrl: '', profile: '', region: '' });
  const { act, isBusy, problem } = useAct(keyturn);
  const add = async (event: Event): Promise<void> => {
    event.preventDefault();
    const answer = await act('addChannel', { kind: 'sqs', queueUrl: draft.queueUrl.trim(), ...placeOf(draft) });
    if (answer.ok) changed(answer.value);
  };
  return (
    <form onSubmit={(event) => void add(event)}>
      <Labelled
        label={words.queueUrl}
        isMono
        value={draft.queueUrl}
        onInput={(queueUrl) => setDraft({ ...draft, queueUrl })}
      />
      <Labelled label={words.profile} value={draft.profile} onInput={(profile) => setDraft({ ...draft, profile })} />
      <Labelled label={words.region} value={draft.region} onInput={(region) => setDraft({ ...draft, region })} />
      <Button type="submit" isDisabled={draft.queueUrl.trim() === '' || isBusy}>
        {words.addQueue}
      </Button>
      {problem && <Failed problem={problem} />}
    </form>
  );
}
