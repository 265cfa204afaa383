import type { Preview } from '../../../preload/views.ts';
import { words } from '../../words/add.ts';

type FileFieldProps = {
  readonly file: string;
  readonly complaint: string | undefined;
  readonly preview: Preview | undefined;
  readonly name: (file: string) => void;
};

/** What stands at the path now. */
export function fileNote({ file }: Preview): { readonly text: string; readonly needsYou: boolean } {
  const state = file.exists ? words.fileExists(file.lines) : words.fileNew;
  const ignored = file.isIgnored ? words.ignored : words.notIgnored;
  const mode = file.exists && file.mode ? [words.mode(file.mode)] : [];
  return { text: [state, ignored, ...mode].join(', '), needsYou: !file.isIgnored };
}

export function FileField({ file, complaint, preview, name }: FileFieldProps) {
  const found = preview && fileNote(preview);
  const note = complaint ?? found?.text ?? '';
  const needsYou = complaint !== undefined || found?.needsYou === true;
  return (
    <div class="form-line">
      <label for="add-file">{words.file}</label>
      <input
        class="text mono"
        id="add-file"
        value={file}
        aria-describedby="add-file-note"
        aria-invalid={complaint !== undefined}
        spellcheck={false}
        autocomplete="off"
        onInput={({ currentTarget }) => name(currentTarget.value)}
      />
      <span />
      <span class={needsYou ? 'says needs-you' : 'soft'} id="add-file-note">
        {note}
      </span>
    </div>
  );
}
