import { Button } from '../components/button.tsx';
import { Head } from '../components/head.tsx';
import type { PageProps } from '../page.ts';
import { words } from '../words/add.ts';
import { AccountStep } from './add/account-step.tsx';
import { STEPS } from './add/add-state.ts';
import { BottomBar } from './add/bottom-bar.tsx';
import { LookStep } from './add/look-step.tsx';
import { SecretStep } from './add/secret-step.tsx';
import { shownPreview } from './add/use-preview.ts';
import { useWizard } from './add/use-wizard.ts';
import { secretName } from './add/variable-name.ts';
import { Finished } from './finished.tsx';
import { Steps } from './steps.tsx';

/** From an account to a watched secret in three steps; nothing is written before the last. */
export function AddPage(props: PageProps) {
  const wizard = useWizard(props);
  const { state, isDone, go, again } = wizard;
  const asks = shownPreview(wizard.preview)?.keys.some(({ change }) => change === 'conflict') ?? false;
  if (isDone)
    return (
      <Finished title={words.done(secretName(state.secret))} more={asks ? words.doneAsks : words.doneMore}>
        <Button look="primary" to={{ page: 'now' }}>
          {words.showNow}
        </Button>
        <Button onPress={again}>{words.another}</Button>
      </Finished>
    );
  const steps = <Steps label={words.stepsLabel} steps={STEPS} names={words.steps} step={state.step} go={go} />;
  return (
    <>
      <Head title={words.title} answer={words.answer} acts={steps} />
      {state.step === 'account' && <AccountStep {...props} {...wizard} />}
      {state.step === 'secret' && <SecretStep {...props} {...wizard} />}
      {state.step === 'look' && <LookStep {...wizard} />}
      <BottomBar {...wizard} />
    </>
  );
}
