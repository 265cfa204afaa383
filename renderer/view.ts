import { useEffect, useState } from 'preact/hooks';
import type { Keyturn } from '../preload/contract.ts';
import type { Problem } from '../preload/plain.ts';
import type { AppView } from '../preload/views.ts';

/** `ahead`: by how much the clock there runs before ours, in milliseconds; a browser may look from another machine. */
export type Seen = { readonly view: AppView; readonly ahead: number };

export type Sight =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'failed'; readonly problem: Problem; readonly again: () => void }
  | ({ readonly kind: 'seen' } & Seen);

/** The newest view: pushed whole, and an older one that comes late changes nothing. */
export function useView(keyturn: Keyturn): Sight {
  const [seen, setSeen] = useState<Seen>();
  const [problem, setProblem] = useState<Problem>();
  const [round, setRound] = useState(0);
  useEffect(() => {
    const take = (view: AppView): void => {
      setProblem(undefined);
      setSeen((last) =>
        last !== undefined && view.sequence < last.view.sequence ? last : { view, ahead: view.now - Date.now() },
      );
    };
    const stop = keyturn.on('viewChanged', take);
    void keyturn
      .ask('getView', undefined)
      .then((answer) => (answer.ok ? take(answer.value) : setProblem(answer.problem)));
    return stop;
  }, [keyturn, round]);
  if (seen !== undefined) return { kind: 'seen', ...seen };
  return problem ? { kind: 'failed', problem, again: () => setRound((last) => last + 1) } : { kind: 'waiting' };
}

/** Epoch milliseconds, once a second; stands still while nobody looks. */
export function useNow(ahead: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    let timer: ReturnType<typeof setInterval> | undefined;
    const turn = (): void => {
      clearInterval(timer);
      if (document.hidden) return;
      setNow(Date.now());
      timer = setInterval(() => setNow(Date.now()), 1_000);
    };
    turn();
    document.addEventListener('visibilitychange', turn);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', turn);
    };
  }, []);
  return now + ahead;
}
