import type { ComponentChildren } from 'preact';
import { Glyph } from './glyph.tsx';
import type { StateName } from './shapes.ts';

export type NoticeBarProps = {
  readonly glyph: StateName;
  readonly children: ComponentChildren;
  readonly acts?: ComponentChildren;
};

/** One thing about everything. */
export function NoticeBar({ glyph, children, acts }: NoticeBarProps) {
  return (
    <div class="bar">
      <Glyph name={glyph} />
      <p>{children}</p>
      {acts}
    </div>
  );
}
