import type { Problem } from '../../preload/plain.ts';
import { TRY_AGAIN } from '../words/shell.ts';
import { Button } from './button.tsx';
import { Cure } from './cure.tsx';
import { Marked } from './marked.tsx';

/** What an ask failed with, and its cure. */
export function Failed({ problem, again }: { readonly problem: Problem; readonly again?: () => void }) {
  const acts = again && (
    <Button look="primary" isSmall onPress={again}>
      {TRY_AGAIN}
    </Button>
  );
  return (
    <Cure tone="trouble" says={<Marked text={problem.message} />} soft={<Marked text={problem.cure} />} acts={acts} />
  );
}
