import { useReducer, useRef, useState } from 'preact/hooks';
import type { Problem } from '../../../preload/plain.ts';
import { type Asked, useAct } from '../../asking.ts';
import type { PageProps } from '../../page.ts';
import { type AddAction, type AddState, draftOf, reduce, STEPS, type Step, startState } from './add-state.ts';
import { type Complaints, complaintsOf, obstacleOf } from './complaints.ts';
import { usePlaces } from './use-places.ts';
import { type PreviewState, usePreview } from './use-preview.ts';

export type Wizard = {
  readonly state: AddState;
  readonly complaints: Complaints;
  readonly places: Asked<'getPlaces'>;
  readonly preview: PreviewState;
  readonly isBusy: boolean;
  readonly hasMoved: boolean;
  readonly isDone: boolean;
  /** Why the last writing failed. */
  readonly problem: Problem | undefined;
  readonly act: (action: AddAction) => void;
  readonly go: (step: Step) => void;
  readonly back: () => void;
  /** The next step, and on the last one the writing. */
  readonly next: () => void;
  readonly again: () => void;
};

function first({ view, route }: PageProps): AddState {
  return startState({ project: route.key ?? view.projects[0]?.directory ?? '' });
}

/** The journey and what it asks for on its way. */
export function useWizard(props: PageProps): Wizard {
  const { keyturn } = props;
  const [state, act] = useReducer(reduce, props, first);
  const [isDone, setDone] = useState(false);
  const moved = useRef(false);
  const { act: ask, isBusy, problem, forget } = useAct(keyturn);
  const places = usePlaces(keyturn, (profile) => act({ kind: 'placed', place: { profile } }));
  const complaints = complaintsOf(state);
  const preview = usePreview(keyturn, obstacleOf('look', complaints) === undefined ? draftOf(state) : undefined);
  const go = (step: Step): void => {
    moved.current = true;
    forget();
    act({ kind: 'went', step });
  };
  const write = async (): Promise<void> => setDone((await ask('addWatch', draftOf(state))).ok);
  const move = (by: 1 | -1): void => go(STEPS[STEPS.indexOf(state.step) + by] ?? state.step);
  const again = (): void => {
    setDone(false);
    act({ kind: 'picked', secret: '' });
    go('secret');
  };
  const next = (): void => (state.step === 'look' ? void write() : move(1));
  const told = { state, complaints, places, preview, isBusy, isDone, problem, hasMoved: moved.current };
  return { ...told, act, go, back: () => move(-1), next, again };
}
