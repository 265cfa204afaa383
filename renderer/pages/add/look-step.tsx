import type { Problem } from '../../../preload/plain.ts';
import { Failed } from '../../components/failed.tsx';
import { Loading } from '../../components/loading.tsx';
import { Panel } from '../../components/panel.tsx';
import { words } from '../../words/add.ts';
import { StepArea } from '../step-area.tsx';
import type { AddState } from './add-state.ts';
import { FilePreview } from './file-preview.tsx';
import { type PreviewState, shownPreview } from './use-preview.ts';

type LookStepProps = {
  readonly state: AddState;
  readonly preview: PreviewState;
  readonly problem: Problem | undefined;
};

/** All that writing would do, before it is done. */
export function LookStep({ state, preview, problem }: LookStepProps) {
  const shown = shownPreview(preview);
  return (
    <StepArea name={words.steps.look} look="look" takesFocus>
      {problem && <Failed problem={problem} />}
      {preview.kind === 'failed' && <Failed problem={preview.problem} />}
      {!shown && preview.kind !== 'failed' && <Loading rows={6} />}
      {shown && (
        <>
          <Panel title={words.lookTitle} note={state.project}>
            <section class="yaml" tabindex={0} aria-label={words.lookTitle}>
              {shown.yaml === '' ? <p>{words.lookNothing}</p> : <pre>{shown.yaml}</pre>}
            </section>
          </Panel>
          <Panel title={words.lookFile(state.file)} note={words.lookNote}>
            <FilePreview file={state.file} lines={shown.lines} />
          </Panel>
        </>
      )}
    </StepArea>
  );
}
