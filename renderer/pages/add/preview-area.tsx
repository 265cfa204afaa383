import { Failed } from '../../components/failed.tsx';
import { Loading } from '../../components/loading.tsx';
import { words } from '../../words/add.ts';
import { FilePreview } from './file-preview.tsx';
import { type PreviewState, shownPreview } from './use-preview.ts';

type PreviewAreaProps = { readonly file: string; readonly preview: PreviewState };

function noteOf(preview: PreviewState): string {
  if (preview.kind === 'loading') return words.updating;
  if (preview.kind === 'none') return words.previewWaits;
  if (preview.kind === 'waits') return preview.before ? words.previewOld : words.previewWaits;
  return words.previewOf;
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
