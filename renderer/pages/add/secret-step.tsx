import { AskFailed } from '../../components/ask-failed.tsx';
import type { PageProps } from '../../page.ts';
import { words } from '../../words/add.ts';
import { StepArea } from '../step-area.tsx';
import type { AddAction, AddState } from './add-state.ts';
import type { Complaints } from './complaints.ts';
import { placeOf } from './place-of.ts';
import { SecretKeys } from './secret-keys.tsx';
import { SecretList } from './secret-list.tsx';
import type { PreviewState } from './use-preview.ts';
import { useSecrets } from './use-secrets.ts';

export type SecretStepProps = Pick<PageProps, 'keyturn' | 'view' | 'now'> & {
  readonly state: AddState;
  readonly complaints: Complaints;
  readonly preview: PreviewState;
  readonly hasMoved: boolean;
  readonly act: (action: AddAction) => void;
};

/** What stands right before a secret is chosen. */
function NothingPicked({ found, state, keyturn }: SecretStepProps & { readonly found: ReturnType<typeof useSecrets> }) {
  if (found.progress.kind === 'failed') {
    const { problem } = found.progress;
    return (
      <>
        <AskFailed keyturn={keyturn} problem={problem} profile={state.profile} again={found.again} />
        {problem.code === 'access-denied' && <p class="soft hint">{words.listDenied}</p>}
      </>
    );
  }
  return (
    <div class="blank">
      <p>{words.pickFirst}</p>
      <p class="soft">{words.pickFirstMore}</p>
    </div>
  );
}

/** Left the secrets, right what becomes of the chosen one. */
export function SecretStep(props: SecretStepProps) {
  const { keyturn, state, hasMoved } = props;
  const found = useSecrets(keyturn, { ...placeOf(state), search: state.search.trim() });
  return (
    <StepArea name={words.steps.secret} look="split" takesFocus={hasMoved}>
      <SecretList {...props} found={found} />
      <section class="right" aria-label={words.keysLabel}>
        {state.secret === '' ? (
          <NothingPicked {...props} found={found} />
        ) : (
          <SecretKeys key={state.secret} {...props} />
        )}
      </section>
    </StepArea>
  );
}
