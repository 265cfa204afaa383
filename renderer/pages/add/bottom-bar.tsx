import type { Preview } from '../../../preload/views.ts';
import { Button } from '../../components/button.tsx';
import { words } from '../../words/add.ts';
import type { AddState } from './add-state.ts';
import { type Complaints, obstacleOf } from './complaints.ts';
import type { PreviewState } from './use-preview.ts';

type BottomBarProps = {
  readonly state: AddState;
  readonly complaints: Complaints;
  readonly preview: PreviewState;
  readonly isBusy: boolean;
  readonly back: () => void;
  readonly next: () => void;
};

function summaryOf({ choices, file }: AddState, { keys }: Preview): string {
  const used = choices.filter(({ isUsed }) => isUsed).length;
  const asking = keys.filter(({ change }) => change === 'conflict').length;
  const summary = words.summary(used, choices.length, file.trim());
  return asking === 0 ? summary : `${summary}, ${words.asks(asking)}`;
}

/** What is missing, or what would happen. */
function statusOf({ state, complaints, preview }: BottomBarProps): string {
  const obstacle = obstacleOf(state.step, complaints);
  if (obstacle !== undefined) return obstacle;
  return state.step !== 'account' && preview.kind === 'ready' ? summaryOf(state, preview.value) : '';
}

function mayGoOn({ state, complaints, preview, isBusy }: BottomBarProps): boolean {
  if (obstacleOf(state.step, complaints) !== undefined) return false;
  return state.step !== 'look' || (preview.kind === 'ready' && !isBusy);
}

/** The same place on every step, so that Enter and the mouse find it. */
export function BottomBar(props: BottomBarProps) {
  const { state, isBusy, back, next } = props;
  const last = isBusy ? words.writing : words.write;
  return (
    <footer class="bottom">
      <p role="status">{statusOf(props)}</p>
      {state.step !== 'account' && <Button onPress={back}>{words.back}</Button>}
      <Button look="primary" isDisabled={!mayGoOn(props)} onPress={next}>
        {state.step === 'look' ? last : words.next}
      </Button>
    </footer>
  );
}
