import type { ComponentChildren } from 'preact';
import type { TargetDetail } from '../../../preload/views.ts';
import type { Act } from '../../asking.ts';
import { Button } from '../../components/button.tsx';
import { Cure } from '../../components/cure.tsx';
import { Marked } from '../../components/marked.tsx';
import { TwiceButton } from '../../components/twice-button.tsx';
import { REMOVE_SURE, REMOVE_TARGET } from '../../words/cures.ts';
import { words } from '../../words/watch.ts';
import { shortTarget } from '../short-targets.ts';
import { creating } from './choices.ts';

export type TargetProblemProps = {
  readonly watch: string;
  readonly detail: TargetDetail;
  readonly act: Act;
  /** Else it waits for somebody. */
  readonly isTrouble: boolean;
};

function actsFor({ watch, detail, act }: Omit<TargetProblemProps, 'isTrouble'>): ComponentChildren {
  switch (detail.problem?.code) {
    case 'file-gone': {
      const create = (): void => void act('choose', { key: watch, target: detail.target, choices: creating(detail) });
      const remove = (): void => void act('removeTarget', { key: watch, target: detail.target });
      return (
        <>
          <Button look="primary" isSmall onPress={create}>
            {words.createAgain}
          </Button>
          <TwiceButton word={REMOVE_TARGET} sure={REMOVE_SURE} isSmall onPress={remove} />
        </>
      );
    }
    case 'write-failed':
    case 'keychain-locked':
      return (
        <Button look="primary" isSmall onPress={() => void act('checkNow', { key: watch })}>
          {detail.problem.code === 'keychain-locked' ? words.unlock : words.tryNow}
        </Button>
      );
    default:
      return undefined;
  }
}

/** What stands in the way of a target, and its cure. */
export function TargetProblem(props: TargetProblemProps) {
  const { detail } = props;
  const { problem } = detail;
  if (problem === undefined) return null;
  const soft = problem.code === 'keychain-locked' ? words.unlockAsks : shortTarget(problem.cure, detail);
  return (
    <div class="inset">
      <Cure
        tone={props.isTrouble ? 'trouble' : 'needs-you'}
        says={<Marked text={shortTarget(problem.message, detail)} names={[detail.name]} />}
        soft={<Marked text={soft} names={[detail.name]} />}
        acts={actsFor(props)}
      />
    </div>
  );
}
