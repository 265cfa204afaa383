import type { Ref } from 'preact';
import { Glyph } from './glyph.tsx';
import type { GlyphName } from './shapes.ts';

export type FieldProps = {
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly placeholder?: string;
  readonly icon?: GlyphName;
  /** A key that leads here, shown at the end. */
  readonly hint?: string;
  readonly isMono?: boolean;
  readonly isDisabled?: boolean;
  readonly inputRef?: Ref<HTMLInputElement>;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
};

/** One line of text; its label is read, not seen, so say in words beside it what it is. */
export function Field(props: FieldProps) {
  const { label, value, onInput, placeholder, icon, hint, isMono, isDisabled, inputRef, onKeyDown } = props;
  return (
    <span class={isMono ? 'field mono' : 'field'}>
      {icon && <Glyph name={icon} />}
      <input
        ref={inputRef ?? null}
        type="text"
        value={value}
        placeholder={placeholder}
        aria-label={label}
        disabled={isDisabled}
        spellcheck={false}
        autocomplete="off"
        onInput={(event) => onInput(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {hint !== undefined && value === '' && <kbd aria-hidden>{hint}</kbd>}
    </span>
  );
}
