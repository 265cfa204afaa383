import type { Ref } from 'preact';
import { Glyph } from './glyph.tsx';
import type { GlyphName } from './shapes.ts';

export type FieldProps = {
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly type?: 'text' | 'search';
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
  const { value, onInput, icon, hint, isMono } = props;
  const shared = {
    ref: props.inputRef ?? null,
    value,
    placeholder: props.placeholder,
    'aria-label': props.label,
    disabled: props.isDisabled,
    spellcheck: false,
    autocomplete: 'off',
    onInput: (event: { readonly currentTarget: HTMLInputElement }) => onInput(event.currentTarget.value),
    onKeyDown: props.onKeyDown,
  };
  return (
    <span class={isMono ? 'field mono' : 'field'}>
      {icon && <Glyph name={icon} />}
      {props.type === 'search' ? <input {...shared} type="search" /> : <input {...shared} type="text" />}
      {hint !== undefined && value === '' && <kbd aria-hidden>{hint}</kbd>}
    </span>
  );
}
