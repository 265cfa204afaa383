import type { Problem } from '../../preload/plain.ts';
import { CLOSE, TRY_AGAIN } from '../words/shell.ts';
import { Button } from './button.tsx';
import { Cure } from './cure.tsx';
import { Marked } from './marked.tsx';

type FailedProps = {
  readonly problem: Problem;
  /** Asks the same again. */
  readonly again?: () => void;
  /** For an act that is over: the words go. */
  readonly close?: () => void;
};

/** What an ask failed with, and its cure. */
export function Failed({ problem, again, close }: FailedProps) {
  const acts = (again || close) && (
    <>
      {again && (
        <Button look="primary" isSmall onPress={again}>
          {TRY_AGAIN}
        </Button>
      )}
      {close && (
        <Button isSmall onPress={close}>
          {CLOSE}
        </Button>
      )}
    </>
  );
  return (
    <Cure tone="trouble" says={<Marked text={problem.message} />} soft={<Marked text={problem.cure} />} acts={acts} />
  );
}
