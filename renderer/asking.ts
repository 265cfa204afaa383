import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Ask, Keyturn, RequestName, Value } from '../preload/contract.ts';
import type { Answer, Problem } from '../preload/plain.ts';

export type Asked<Name extends RequestName> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly problem: Problem; readonly again: () => void }
  | { readonly kind: 'ready'; readonly value: Value<Name>; readonly again: () => void };

/** Asks when `name` or `ask` change. While it asks again, the last answer stays; a late answer to an old ask is dropped. */
export function useAnswer<Name extends RequestName>(keyturn: Keyturn, name: Name, ask: Ask<Name>): Asked<Name> {
  const [answer, setAnswer] = useState<{ readonly of: string; readonly answer: Answer<Value<Name>> }>();
  const [round, setRound] = useState(0);
  const asked = JSON.stringify([name, ask]);
  const again = useCallback(() => setRound((last) => last + 1), []);
  // `asked` stands for the ask; `round` asks the same again.
  useEffect(() => {
    let isCurrent = true;
    void keyturn.ask(name, ask).then((got) => {
      if (isCurrent) setAnswer({ of: asked, answer: got });
    });
    return () => {
      isCurrent = false;
    };
  }, [keyturn, asked, round]);
  if (answer === undefined || answer.of !== asked) return { kind: 'loading' };
  const { answer: got } = answer;
  return got.ok ? { kind: 'ready', value: got.value, again } : { kind: 'failed', problem: got.problem, again };
}

export type Act = <Name extends RequestName>(name: Name, ask: Ask<Name>) => Promise<Answer<Value<Name>>>;

/** For buttons: one act at a time to look at; `problem` is what the last one failed with. */
export function useAct(keyturn: Keyturn): {
  readonly act: Act;
  readonly isBusy: boolean;
  readonly problem: Problem | undefined;
  readonly forget: () => void;
} {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const running = useRef(0);
  const act = useCallback<Act>(
    async (name, ask) => {
      running.current += 1;
      setBusy(true);
      const answer = await keyturn.ask(name, ask);
      running.current -= 1;
      setBusy(running.current > 0);
      setProblem(answer.ok ? undefined : answer.problem);
      return answer;
    },
    [keyturn],
  );
  const forget = useCallback(() => setProblem(undefined), []);
  return { act, isBusy, problem, forget };
}
