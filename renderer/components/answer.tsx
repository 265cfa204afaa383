import type { ComponentChildren } from 'preact';
import { useSaid } from '../said.ts';

export type AnswerProps = {
  readonly children: ComponentChildren;
  /** The same without ticking times, for those who listen. */
  readonly said: string;
};

/** The one line that answers "is anything wrong?"; spoken apart from what is seen, because the seen line may tick. */
export function Answer({ children, said }: AnswerProps) {
  const spoken = useSaid(said);
  return (
    <div class="answer">
      <p class="sr" role="status">
        {spoken}
      </p>
      <p aria-hidden="true">{children}</p>
    </div>
  );
}
