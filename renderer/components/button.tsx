import type { ComponentChildren } from 'preact';
import type { Route } from '../../preload/contract.ts';
import { hrefOf } from '../routes.ts';
import { Glyph } from './glyph.tsx';
import type { GlyphName } from './shapes.ts';

export type ButtonProps = {
  readonly children?: ComponentChildren;
  readonly look?: 'primary' | 'plain' | 'quiet';
  readonly isSmall?: boolean;
  readonly isDisabled?: boolean;
  /** Without children: a button of its own shape; then `label` names it and its row. */
  readonly icon?: GlyphName;
  readonly label?: string;
  readonly onPress?: (event: MouseEvent) => void;
  /** A link to a page in place of an act. */
  readonly to?: Route;
  readonly tabIndex?: number;
  readonly hasMenu?: boolean;
  readonly isOpen?: boolean;
  readonly type?: 'button' | 'submit';
  readonly onLeave?: () => void;
};

function classOf({ look = 'plain', isSmall, icon, children }: ButtonProps): string {
  const parts = ['button', look, isSmall && 'small', icon !== undefined && children === undefined && 'icon'];
  return parts.filter(Boolean).join(' ');
}

/** Verbs only; one primary a row. */
export function Button(props: ButtonProps) {
  const { children, icon, label, isDisabled = false, onPress, to, tabIndex, hasMenu, isOpen, type = 'button' } = props;
  const shared = { class: classOf(props), 'aria-label': label, tabIndex, onClick: onPress, onBlur: props.onLeave };
  const inside = (
    <>
      {icon && <Glyph name={icon} />}
      {children}
    </>
  );
  if (to !== undefined) {
    return (
      <a {...shared} href={hrefOf(to)}>
        {inside}
      </a>
    );
  }
  const menu = hasMenu ? ({ 'aria-haspopup': 'menu', 'aria-expanded': isOpen ?? false } as const) : {};
  return (
    <button {...shared} {...menu} type={type} disabled={isDisabled}>
      {inside}
    </button>
  );
}
