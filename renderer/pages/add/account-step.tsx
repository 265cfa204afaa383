import type { Asked } from '../../asking.ts';
import { Failed } from '../../components/failed.tsx';
import { Loading } from '../../components/loading.tsx';
import { words } from '../../words/add.ts';
import { browseWith } from '../browse.ts';
import { StepArea } from '../step-area.tsx';
import { AccountChoice } from './account-choice.tsx';
import { ProjectChoice } from './project-choice.tsx';
import type { SecretStepProps } from './secret-step.tsx';

type AccountStepProps = SecretStepProps & { readonly places: Asked<'getPlaces'> };

/** Where it goes, and where it comes from. */
export function AccountStep({ keyturn, view, state, complaints, places, hasMoved, act }: AccountStepProps) {
  return (
    <StepArea name={words.steps.account} look="account" takesFocus={hasMoved}>
      <ProjectChoice
        projects={view.projects}
        project={state.project}
        complaint={complaints.project}
        browse={browseWith(keyturn, view)}
        choose={(project) => act({ kind: 'placed', place: { project } })}
      />
      {places.kind === 'loading' && <Loading rows={3} />}
      {places.kind === 'failed' && <Failed problem={places.problem} again={places.again} />}
      {places.kind === 'ready' && (
        <AccountChoice places={places.value} place={state} choose={(place) => act({ kind: 'placed', place })} />
      )}
    </StepArea>
  );
}
