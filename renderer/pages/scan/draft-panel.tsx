import type { Keyturn } from '../../../preload/contract.ts';
import type { WatchDraft } from '../../../preload/views.ts';
import { useAnswer } from '../../asking.ts';
import { Failed } from '../../components/failed.tsx';
import { Identifier } from '../../components/identifier.tsx';
import { Loading } from '../../components/loading.tsx';
import { Panel } from '../../components/panel.tsx';
import { words } from '../../words/scan.ts';
import { FilePreview } from '../add/file-preview.tsx';
import type { Written } from './use-writing.ts';

type DraftPanelProps = { readonly keyturn: Keyturn; readonly draft: WatchDraft; readonly written: Written };

function Look({ keyturn, draft }: Omit<DraftPanelProps, 'written'>) {
  const asked = useAnswer(keyturn, 'preview', draft);
  if (asked.kind === 'loading') return <Loading rows={3} />;
  if (asked.kind === 'failed') return <Failed problem={asked.problem} again={asked.again} />;
  return (
    <>
      <FilePreview file={draft.file} lines={asked.value.lines} />
      <details class="as-table">
        <summary>{words.yaml}</summary>
        <pre>{asked.value.yaml}</pre>
      </details>
    </>
  );
}

/** One draft before it is written, and what became of it. */
export function DraftPanel({ keyturn, draft, written }: DraftPanelProps) {
  const state = { waits: '', writes: words.writing, written: words.written, failed: words.notWritten }[written.kind];
  return (
    <Panel
      title={<Identifier name={draft.secret} />}
      note={`${words.into} ${draft.file}`}
      acts={<span class="soft">{state}</span>}
    >
      {written.kind === 'failed' && <Failed problem={written.problem} />}
      <Look keyturn={keyturn} draft={draft} />
    </Panel>
  );
}
