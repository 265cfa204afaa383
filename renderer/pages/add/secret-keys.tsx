import { useEffect } from 'preact/hooks';
import { useAnswer } from '../../asking.ts';
import { AskFailed } from '../../components/ask-failed.tsx';
import { Loading } from '../../components/loading.tsx';
import { words } from '../../words/add.ts';
import { FileField } from './file-field.tsx';
import { KeyTable } from './key-table.tsx';
import { placeOf } from './place-of.ts';
import { PrefixField } from './prefix-field.tsx';
import { PreviewArea } from './preview-area.tsx';
import { ReaderList } from './reader-list.tsx';
import type { SecretStepProps } from './secret-step.tsx';
import { shownPreview } from './use-preview.ts';

function Choices({ state, complaints, preview, act }: SecretStepProps) {
  const shown = shownPreview(preview);
  return (
    <>
      <FileField
        file={state.file}
        complaint={complaints.file}
        preview={shown}
        name={(file) => act({ kind: 'named file', file })}
      />
      <PrefixField prefix={state.prefix} set={(prefix) => act({ kind: 'prefixed', prefix })} />
      <KeyTable
        choices={state.choices}
        blocked={state.blocked}
        complaints={complaints.variables}
        preview={shown}
        choose={(choice) => act({ kind: 'chose', choice })}
      />
      <h2 class="sub">
        {words.readers} <span class="soft">{words.readersNote}</span>
      </h2>
      <ReaderList readers={state.readers} preview={shown} choose={(readers) => act({ kind: 'set readers', readers })} />
      <PreviewArea file={state.file} preview={preview} />
    </>
  );
}

/** Asks for the key names of the chosen secret, never for values. */
export function SecretKeys(props: SecretStepProps) {
  const { keyturn, state, act } = props;
  const { secret } = state;
  const asked = useAnswer(keyturn, 'getFields', { ...placeOf(state), secret });
  useEffect(() => {
    if (asked.kind === 'ready') act({ kind: 'learned', secret, fields: asked.value });
    if (asked.kind === 'failed') act({ kind: 'refused', secret });
  }, [asked.kind]);
  if (state.choices.length > 0) return <Choices {...props} />;
  if (asked.kind === 'failed')
    return <AskFailed keyturn={keyturn} problem={asked.problem} profile={state.profile} again={asked.again} />;
  if (asked.kind === 'loading' || asked.value.fields.length > 0) return <Loading rows={8} />;
  return (
    <div class="blank">
      <p>{asked.value.kind === 'binary' ? words.binary : words.noFields}</p>
    </div>
  );
}
