import type { ComponentChildren } from 'preact';

export function Chip({
  children,
  isMono = false,
}: {
  readonly children: ComponentChildren;
  readonly isMono?: boolean;
}) {
  return <span class={isMono ? 'chip mono' : 'chip'}>{children}</span>;
}
