import type { Preview } from '../../../preload/views.ts';
import { words } from '../../words/add.ts';

type Line = Preview['lines'][number];
type FilePreviewProps = { readonly file: string; readonly lines: readonly Line[] };

const SIGNS = { same: '=', changed: '~', added: '+' } as const;
const CLASSES = { same: undefined, changed: 'edit', added: 'new' } as const;

function PreviewLine({ line }: { readonly line: Line }) {
  if (line.kind === 'others')
    return (
      <li class="skip-lines">
        <span />
        <span>{words.othersStay(line.from, line.to)}</span>
      </li>
    );
  const note = [words.line(line.line), line.note ?? words.kinds[line.kind]].join(', ');
  return (
    <li class={CLASSES[line.kind]}>
      <span aria-hidden="true">{SIGNS[line.kind]}</span>
      <span>{line.text}</span>
      <span class="why">{note}</span>
    </li>
  );
}

/** The file as it would stand; every value is a mask. It scrolls sideways, which a keyboard must reach. */
export function FilePreview({ file, lines }: FilePreviewProps) {
  return (
    <ul class="preview" aria-label={words.previewLabel(file)} tabindex={0}>
      {lines.map((line) => (
        <PreviewLine key={line.kind === 'others' ? `to ${line.to}` : line.line} line={line} />
      ))}
    </ul>
  );
}
