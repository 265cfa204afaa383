import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';

type StepAreaProps = {
  readonly name: string;
  readonly look: 'account' | 'split' | 'look';
  /** False on the page's first sight: then the focus is where the journey came from. */
  readonly takesFocus: boolean;
  readonly children: ComponentChildren;
};

/** One step of a journey. The focus goes to its start, so that Enter twice never writes and readers hear where they are. */
export function StepArea({ name, look, takesFocus, children }: StepAreaProps) {
  const area = useRef<HTMLElement>(null);
  const id = useId();
  useEffect(() => {
    if (takesFocus) area.current?.focus();
  }, []);
  return (
    <section ref={area} class={look} tabIndex={-1} aria-labelledby={id}>
      <h2 class="sr" id={id}>
        {name}
      </h2>
      {children}
    </section>
  );
}
