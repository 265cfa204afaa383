import type { TargetDetail } from '../../../preload/views.ts';
import { Button } from '../../components/button.tsx';
import { choose } from '../../words/choosing.ts';
import { allChoices, type Choices, isIdle, openChoices } from './choices.ts';

export type ChooserFootProps = {
  readonly target: TargetDetail;
  readonly choices: Choices;
  readonly setChoices: (choices: Choices) => void;
  readonly apply: (choices: Choices) => void;
};

export function ChooserFoot({ target, choices, setChoices, apply }: ChooserFootProps) {
  const open = openChoices(target, choices);
  return (
    <footer>
      <p role="status">{choose.open(open)}</p>
      <Button isSmall onPress={() => setChoices(allChoices(target, 'keep'))}>
        {choose.keepAll}
      </Button>
      <Button isSmall onPress={() => setChoices(allChoices(target, 'take'))}>
        {choose.takeAll}
      </Button>
      <Button isSmall look="primary" isDisabled={open > 0 || isIdle(target, choices)} onPress={() => apply(choices)}>
        {choose.apply}
      </Button>
    </footer>
  );
}
