import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Button, type ButtonProps } from '../../components/button.tsx';
import { arrowed } from './arrowed.ts';

export type MenuItem = { readonly label: string; readonly choose: () => void };

export type MenuButtonProps = Pick<ButtonProps, 'children' | 'icon' | 'label' | 'look' | 'isSmall' | 'tabIndex'> & {
  readonly name: string;
  readonly items: readonly MenuItem[];
};

function itemsIn(place: HTMLElement | null): readonly Element[] {
  return [...(place?.querySelectorAll('[role=menuitem]') ?? [])];
}

function focusOn(element: Element | undefined): void {
  if (element instanceof HTMLElement) element.focus();
}

/** Closed by Esc, Tab, a choice, and a press elsewhere; the focus goes back to the button. */
function useMenu() {
  const place = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  // Before the next key can come.
  useLayoutEffect(() => {
    if (!isOpen) return;
    focusOn(itemsIn(place.current)[0]);
    const leave = (event: Event): void => {
      if (event.target instanceof Node && !place.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', leave);
    return () => document.removeEventListener('pointerdown', leave);
  }, [isOpen]);
  const close = (): void => {
    setOpen(false);
    place.current?.querySelector('button')?.focus();
  };
  const hear = (event: KeyboardEvent): void => {
    if (event.key === 'Tab') setOpen(false);
    if (event.key === 'Escape') close();
    const next = arrowed(event.key, itemsIn(place.current), document.activeElement);
    focusOn(next);
    if (event.key === 'Escape' || next !== undefined) event.preventDefault();
  };
  return { place, isOpen, setOpen, close, hear };
}

export function MenuButton({ name, items, ...button }: MenuButtonProps) {
  const { place, isOpen, setOpen, close, hear } = useMenu();
  const choose = (item: MenuItem): void => {
    close();
    item.choose();
  };
  return (
    <div class="menu-place" ref={place}>
      <Button {...button} hasMenu isOpen={isOpen} onPress={() => setOpen(!isOpen)} />
      {isOpen && (
        <div class="menu" role="menu" aria-label={name} tabIndex={-1} onKeyDown={hear}>
          {items.map((item) => (
            <button key={item.label} type="button" role="menuitem" tabIndex={-1} onClick={() => choose(item)}>
              {item.label}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
