import { useReducer, useState } from 'preact/hooks';
import { useAct } from '../asking.ts';
import { Button } from '../components/button.tsx';
import { Head } from '../components/head.tsx';
import type { PageProps } from '../page.ts';
import { words } from '../words/add.ts';
import { AccountStep } from './add/account-step.tsx';
import { type AddState, draftOf, reduce, STEPS, type Step, startState } from './add/add-state.ts';
import { BottomBar } from './add/bottom-bar.tsx';
import { complaintsOf, obstacleOf } from './add/complaints.ts';
import { LookStep } from './add/look-step.tsx';
import { SecretStep } from './add/secret-step.tsx';
import { Steps } from './add/steps.tsx';
import { usePlaces } from './add/use-places.ts';
import { usePreview } from './add/use-preview.ts';
import { secretName } from './add/variable-name.ts';
import { Finished } from './finished.tsx';

function first({ view, route }: PageProps): AddState {
  return startState({ project: route.key ?? view.projects[0]?.directory ?? '' });
}

function stepAfter(step: Step, by: 1 | -1): Step {
  return STEPS[STEPS.indexOf(step) + by] ?? step;
}

/** From an account to a watched secret in three steps; nothing is written before the last. */
export function AddPage(props: PageProps) {
  const { keyturn } = props;
  const [state, act] = useReducer(reduce, props, first);
  const [isDone, setDone] = useState(false);
  const places = usePlaces(keyturn, (profile) => act({ kind: 'placed', place: { profile } }));
  const adding = useAct(keyturn);
  const complaints = complaintsOf(state);
  const isWhole = obstacleOf('look', complaints) === undefined;
  const preview = usePreview(keyturn, isWhole ? draftOf(state) : undefined);
  const go = (step: Step): void => {
    adding.forget();
    act({ kind: 'went', step });
  };
  const write = async (): Promise<void> => {
    const answer = await adding.act('addWatch', draftOf(state));
    setDone(answer.ok);
  };
  const again = (): void => {
    setDone(false);
    act({ kind: 'picked', secret: '' });
    go('secret');
  };
  if (isDone)
    return (
      <Finished title={words.done(secretName(state.secret))} more={words.doneMore}>
        <Button look="primary" to={{ page: 'now' }}>
          {words.showNow}
        </Button>
        <Button onPress={again}>{words.another}</Button>
      </Finished>
    );
  const shared = { ...props, state, complaints, preview, act };
  return (
    <>
      <Head title={words.title} answer={words.answer} acts={<Steps step={state.step} go={go} />} />
      {state.step === 'account' && <AccountStep {...shared} places={places} />}
      {state.step === 'secret' && <SecretStep {...shared} />}
      {state.step === 'look' && <LookStep {...shared} problem={adding.problem} />}
      <BottomBar
        {...shared}
        isBusy={adding.isBusy}
        back={() => go(stepAfter(state.step, -1))}
        next={() => (state.step === 'look' ? void write() : go(stepAfter(state.step, 1)))}
      />
    </>
  );
}
