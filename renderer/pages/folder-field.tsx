import { useId } from 'preact/hooks';
import { words } from '../words/folder.ts';

type FolderFieldProps = {
  readonly folder: string;
  /** Where no legend says what the folder is for. */
  readonly label?: string;
  readonly complaint: string | undefined;
  /** The system's own dialog; absent in a browser, where the path is typed. */
  readonly browse: (() => Promise<string | undefined>) | undefined;
  readonly choose: (folder: string) => void;
};

/** Chosen in the system's dialog where there is one, else typed. */
export function FolderField({ folder, label = words.path, complaint, browse, choose }: FolderFieldProps) {
  const id = useId();
  const open = async (): Promise<void> => {
    const chosen = await browse?.();
    if (chosen !== undefined) choose(chosen);
  };
  return (
    <div class="folder-field">
      {browse ? (
        <p class={folder === '' ? 'soft' : 'mono'}>{folder === '' ? words.none : folder}</p>
      ) : (
        <input
          class="text mono"
          value={folder}
          aria-label={label}
          aria-invalid={complaint !== undefined && folder !== ''}
          aria-describedby={id}
          placeholder={words.hint}
          spellcheck={false}
          autocomplete="off"
          onInput={({ currentTarget }) => choose(currentTarget.value)}
        />
      )}
      {browse && (
        <button type="button" class="button" onClick={open} aria-describedby={id}>
          {words.choose}
        </button>
      )}
      <span class="says needs-you" id={id}>
        {folder === '' ? '' : complaint}
      </span>
    </div>
  );
}
