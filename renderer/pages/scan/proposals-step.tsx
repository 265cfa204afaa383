import { Button } from '../../components/button.tsx';
import { words } from '../../words/scan.ts';
import { StepArea } from '../step-area.tsx';
import { ChooseProposals, type ChooseProposalsProps } from './choose-proposals.tsx';

type ProposalsStepProps = ChooseProposalsProps & { readonly back: () => void; readonly next: () => void };

export function ProposalsStep({ back, next, ...props }: ProposalsStepProps) {
  const all = props.scanned.kind === 'ready' ? props.scanned.value.length : 0;
  const chosen = all - props.left.size;
  return (
    <>
      <StepArea name={words.steps.choose} look="look" takesFocus>
        <ChooseProposals {...props} />
      </StepArea>
      <footer class="bottom">
        <p role="status">{all > 0 ? words.chosen(chosen, all) : ''}</p>
        <Button onPress={back}>{words.back}</Button>
        <Button look="primary" isDisabled={chosen === 0} onPress={next}>
          {words.next}
        </Button>
      </footer>
    </>
  );
}
