import { words } from '../../words/add.ts';
import { STEPS, type Step } from './add-state.ts';

type StepsProps = { readonly step: Step; readonly go: (step: Step) => void };

/** Where the wizard is; earlier steps can be gone back to. */
export function Steps({ step, go }: StepsProps) {
  const current = STEPS.indexOf(step);
  const item = (name: Step, index: number) => {
    if (index === current) return <li aria-current="step">{words.steps[name]}</li>;
    if (index > current) return <li>{words.steps[name]}</li>;
    return (
      <li class="done">
        <button type="button" class="step" onClick={() => go(name)}>
          {words.steps[name]}
        </button>
      </li>
    );
  };
  return (
    <nav aria-label={words.stepsLabel}>
      <ol class="steps">{STEPS.map(item)}</ol>
    </nav>
  );
}
