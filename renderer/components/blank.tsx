import type { ComponentChildren } from 'preact';

/** Nothing to show, said on purpose, with the way on. */
export function Blank({ children, acts }: { readonly children: ComponentChildren; readonly acts?: ComponentChildren }) {
  return (
    <div class="blank">
      <p>{children}</p>
      {acts}
    </div>
  );
}
