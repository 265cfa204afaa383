import { useEffect, useState } from 'preact/hooks';
import type { DeployAsk, StackPlanRow } from '../../../preload/channel-views.ts';
import { useAct } from '../../asking.ts';
import { Button } from '../../components/button.tsx';
import { Failed } from '../../components/failed.tsx';
import { words } from '../../words/channels.ts';
import { Labelled, placeOf } from './labelled.tsx';
import type { NewChannelsProps } from './new-channels.tsx';

type Draft = { readonly name: string; readonly prefixes: string; readonly profile: string; readonly region: string };

function askOf({ name, prefixes, ...place }: Draft): DeployAsk {
  const beginnings = prefixes.split(/[\s,]+/).filter((one) => one !== '');
  return { name: name.trim(), prefixes: beginnings, ...placeOf(place) };
}

function Plan({ plan }: { readonly plan: StackPlanRow }) {
  return (
    <div class="plan">
      <h3>{words.resources}</h3>
      <ul>
        {plan.resources.map(({ id, type, purpose }) => (
          <li key={id}>
            <code>{type}</code> {purpose}
          </li>
        ))}
      </ul>
      {plan.cost && <p class="soft">{plan.cost}</p>}
    </div>
  );
}

/** Nothing is made in AWS before somebody saw what. */
export function MakeQueue({ keyturn, changed }: NewChannelsProps) {
  const [draft, setDraft] = useState<Draft>({ name: 'keyturn-me', prefixes: '', profile: '', region: '' });
  const [plan, setPlan] = useState<StackPlanRow>();
  const [told, setTold] = useState('');
  const { act, isBusy, problem } = useAct(keyturn);
  useEffect(() => keyturn.on('channelTold', ({ text }) => setTold(text)), [keyturn]);
  const change = (more: Partial<Draft>): void => {
    setDraft({ ...draft, ...more });
    setPlan(undefined);
  };
  const look = async (event: Event): Promise<void> => {
    event.preventDefault();
    const answer = await act('planChannel', askOf(draft));
    if (answer.ok) setPlan(answer.value);
  };
  const deploy = async (): Promise<void> => {
    setTold('');
    const answer = await act('deployChannel', askOf(draft));
    setPlan(undefined);
    if (answer.ok) changed(answer.value);
  };
  return (
    <form onSubmit={(event) => void look(event)}>
      <Labelled label={words.name} value={draft.name} onInput={(name) => change({ name })} />
      <Labelled label={words.prefixes} isMono value={draft.prefixes} onInput={(prefixes) => change({ prefixes })} />
      <Labelled label={words.profile} value={draft.profile} onInput={(profile) => change({ profile })} />
      <Labelled label={words.region} value={draft.region} onInput={(region) => change({ region })} />
      <Button type="submit" isDisabled={draft.name.trim() === '' || isBusy || plan !== undefined}>
        {words.look}
      </Button>
      {problem && <Failed problem={problem} />}
      {plan && <Plan plan={plan} />}
      {plan && (
        <div class="acts">
          <Button look="primary" isDisabled={isBusy} onPress={() => void deploy()}>
            {words.deploy}
          </Button>
          <Button isDisabled={isBusy} onPress={() => setPlan(undefined)}>
            {words.cancel}
          </Button>
        </div>
      )}
      <p role="status" class="soft">
        {isBusy && told}
      </p>
    </form>
  );
}
