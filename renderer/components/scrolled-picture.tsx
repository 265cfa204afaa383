import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

export type ScrolledPictureProps = {
  readonly class: string;
  /** The id of its heading. */
  readonly labelledBy: string;
  readonly children: ComponentChildren;
};

/** Time runs to the right: where the window is too narrow, the newest is what is seen at first. */
export function ScrolledPicture({ class: name, labelledBy, children }: ScrolledPictureProps) {
  const figure = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const element = figure.current;
    if (element !== null) element.scrollLeft = element.scrollWidth;
  }, []);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls in a narrow window, by keyboard too
    <figure class={name} aria-labelledby={labelledBy} tabIndex={0} ref={figure}>
      {children}
    </figure>
  );
}
