import { Failed } from '../../components/failed.tsx';
import { Loading } from '../../components/loading.tsx';
import { words } from '../../words/add.ts';
import { FilePreview } from './file-preview.tsx';
import { type PreviewState, shownPreview } from './use-preview.ts';

type PreviewAreaProps = { readonly file: string; readonly preview: PreviewState };

function noteOf({ kind }: PreviewState): string {
  if (kind === 'loading') return words.updating;
  return kind === 'waits' || kind === 'none' ? words.previewWaits : words.previewOf;
}

/** The masked file, live; the last good one stays in sight while the next is worked out. */
export function PreviewArea({ file, preview }: PreviewAreaProps) {
  const shown = shownPreview(preview);
  return (
    <>
      <h2 class="sub">
        {words.preview} <span class="soft">{noteOf(preview)}</span>
      </h2>
      {preview.kind === 'failed' && <Failed problem={preview.problem} />}
      {preview.kind === 'loading' && !shown && <Loading rows={4} />}
      {shown && preview.kind !== 'failed' && <FilePreview file={file} lines={shown.lines} />}
    </>
  );
}
