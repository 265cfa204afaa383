import { words } from '../../words/add.ts';

type PrefixFieldProps = { readonly prefix: string; readonly set: (prefix: string) => void };

/** Put before every variable name that nobody typed. */
export function PrefixField({ prefix, set }: PrefixFieldProps) {
  return (
    <div class="form-line">
      <label for="add-prefix">{words.prefix}</label>
      <input
        class="text mono short"
        id="add-prefix"
        value={prefix}
        placeholder={words.prefixHint}
        spellcheck={false}
        autocomplete="off"
        onInput={({ currentTarget }) => set(currentTarget.value.trim().toUpperCase())}
      />
    </div>
  );
}
