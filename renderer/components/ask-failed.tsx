import { useState } from 'preact/hooks';
import type { Keyturn } from '../../preload/contract.ts';
import type { Problem } from '../../preload/plain.ts';
import { TRY_AGAIN } from '../words/shell.ts';
import { words } from '../words/sign-in.ts';
import { Button } from './button.tsx';
import { Cure } from './cure.tsx';
import { Marked } from './marked.tsx';
import { SignIn } from './sign-in.tsx';

type AskFailedProps = {
  readonly keyturn: Keyturn;
  readonly problem: Problem;
  /** Of the account that was asked; empty: the default credentials. */
  readonly profile: string;
  readonly again: () => void;
};

/** Problems that a sign-in may cure. */
const LOGIN = ['login-expired', 'token-expired', 'mfa-required', 'credentials-missing', 'credentials-invalid'];

/** What AWS was asked and could not answer, with the sign-in in place where that cures it. */
export function AskFailed({ keyturn, problem, profile, again }: AskFailedProps) {
  const [isSigningIn, setSigningIn] = useState(false);
  const mayCure = LOGIN.includes(problem.code);
  const close = (): void => {
    setSigningIn(false);
    again();
  };
  if (isSigningIn) return <SignIn keyturn={keyturn} profile={profile === '' ? 'default' : profile} close={close} />;
  const acts = (
    <>
      {mayCure && (
        <Button look="primary" isSmall onPress={() => setSigningIn(true)}>
          {words.signIn}
        </Button>
      )}
      <Button isSmall onPress={again}>
        {TRY_AGAIN}
      </Button>
    </>
  );
  return (
    <Cure tone="trouble" says={<Marked text={problem.message} />} soft={<Marked text={problem.cure} />} acts={acts} />
  );
}
