import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Glyph } from '../components/glyph.tsx';

type FinishedProps = { readonly title: string; readonly more: string; readonly children: ComponentChildren };

/** It is done, and where to go on. Takes the focus: the button that led here is gone. */
export function Finished({ title, more, children }: FinishedProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div class="start">
      <div>
        <Glyph name="check" className="mark" />
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        <p class="lead">{more}</p>
        <p class="ways">{children}</p>
      </div>
    </div>
  );
}
