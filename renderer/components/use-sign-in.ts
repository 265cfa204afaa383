import { useEffect, useState } from 'preact/hooks';
import type { Keyturn } from '../../preload/contract.ts';
import { heard, type SignInTalk, START } from '../sign-in-talk.ts';

type SignIn = SignInTalk & { readonly again: () => void; readonly sendCode: (code: string) => void };

/** Starts the sign-in of a profile when it is first shown, and listens. */
export function useSignIn(keyturn: Keyturn, profile: string): SignIn {
  const [talk, setTalk] = useState(START);
  const [attempt, setAttempt] = useState(1);
  useEffect(() => {
    let isGone = false;
    setTalk(START);
    const stopListening = keyturn.on('signInTold', (told) => {
      if (told.profile === profile) setTalk((last) => heard(last, told));
    });
    void keyturn.ask('signIn', { profile }).then((answer) => {
      if (isGone || answer.ok) return;
      setTalk((last) => ({ ...last, needsCode: false, state: { kind: 'failed', problem: answer.problem } }));
    });
    return () => {
      isGone = true;
      stopListening();
    };
  }, [keyturn, profile, attempt]);
  const sendCode = (code: string): void => {
    setTalk((last) => ({ ...last, needsCode: false }));
    void keyturn.ask('answerCode', { profile, code }).then((answer) => {
      if (!answer.ok) setTalk((last) => ({ ...last, state: { kind: 'failed', problem: answer.problem } }));
    });
  };
  return { ...talk, again: () => setAttempt((count) => count + 1), sendCode };
}
