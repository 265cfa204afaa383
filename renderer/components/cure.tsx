import type { ComponentChildren } from 'preact';

export type CureProps = {
  readonly tone: 'needs-you' | 'trouble' | 'calm';
  readonly says: ComponentChildren;
  /** What was not harmed, and how it goes on. */
  readonly soft?: ComponentChildren;
  /** At most three buttons, the likeliest first and primary. */
  readonly acts?: ComponentChildren;
};

/** A problem and its cure side by side. */
export function Cure({ tone, says, soft, acts }: CureProps) {
  return (
    <div class={`cure ${tone}`}>
      <p>
        <span class={`says ${tone}`}>{says}</span> {soft !== undefined && <span class="soft">{soft}</span>}
      </p>
      {acts !== undefined && <div class="acts">{acts}</div>}
    </div>
  );
}
