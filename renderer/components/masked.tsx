import { MASKED } from '../words/shell.ts';

/** Always eight dots, whatever the length. */
export function Masked() {
  return (
    <span class="mask" role="img" aria-label={MASKED}>
      ••••••••
    </span>
  );
}
