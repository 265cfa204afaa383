import { useEffect, useState } from 'preact/hooks';
import type { Keyturn } from '../../../preload/contract.ts';
import type { Problem } from '../../../preload/plain.ts';
import type { Finding } from '../../../preload/views.ts';

/** How often the doctor looks again while somebody looks at it: its checks ask AWS and the keychain. */
const EVERY_MS = 60_000;

/** `at`: epoch milliseconds of this machine. */
export type Health =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'failed'; readonly problem: Problem }
  | { readonly kind: 'ready'; readonly findings: readonly Finding[]; readonly at: number };

type Live = { readonly health: Health; readonly isAsking: boolean; readonly again: () => void };

/** Asks at once, on demand, and every minute while the page is seen; the last answer stays meanwhile. */
export function useHealth(keyturn: Keyturn): Live {
  const [health, setHealth] = useState<Health>({ kind: 'waiting' });
  const [isAsking, setAsking] = useState(true);
  const [round, setRound] = useState(0);
  useEffect(() => {
    let isGone = false;
    setAsking(true);
    void keyturn.ask('getHealth', undefined).then((answer) => {
      if (isGone) return;
      setAsking(false);
      setHealth(
        answer.ok
          ? { kind: 'ready', findings: answer.value, at: Date.now() }
          : { kind: 'failed', problem: answer.problem },
      );
    });
    const timer = setInterval(() => document.hidden || setRound((last) => last + 1), EVERY_MS);
    return () => {
      isGone = true;
      clearInterval(timer);
    };
  }, [keyturn, round]);
  return { health, isAsking, again: () => setRound((last) => last + 1) };
}
