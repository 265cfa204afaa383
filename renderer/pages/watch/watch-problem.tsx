import { useState } from 'preact/hooks';
import type { Keyturn } from '../../../preload/contract.ts';
import type { WatchRow } from '../../../preload/views.ts';
import type { Act } from '../../asking.ts';
import { Cure } from '../../components/cure.tsx';
import { Marked } from '../../components/marked.tsx';
import { SignIn } from '../../components/sign-in.tsx';
import { ofCheck } from '../now/remedies.ts';
import { checkProblem } from '../now/standing.ts';
import { CheckRemedy } from './check-remedy.tsx';

export type WatchProblemProps = {
  readonly keyturn: Keyturn;
  readonly row: WatchRow;
  readonly act: Act;
};

/** Why it cannot be confirmed, and the ways on. */
export function WatchProblem({ keyturn, row, act }: WatchProblemProps) {
  const [signingIn, signIn] = useState<string>();
  const problem = checkProblem(row);
  if (signingIn !== undefined) {
    return <SignIn keyturn={keyturn} profile={signingIn} close={() => signIn(undefined)} />;
  }
  if (problem === undefined) return null;
  const { tone, says, soft, names, remedies } = ofCheck(problem, [row]);
  const acts = remedies.map((remedy, index) => (
    <CheckRemedy key={remedy.label} remedy={remedy} isFirst={index === 0} act={act} signIn={signIn} />
  ));
  return (
    <Cure
      tone={tone}
      says={<Marked text={says} names={names} />}
      soft={<Marked text={soft} names={names} />}
      acts={acts}
    />
  );
}
