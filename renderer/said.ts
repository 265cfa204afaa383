import { useEffect, useRef, useState } from 'preact/hooks';

const PAUSE_MS = 5_000;

/** What a live region says: the newest text, but never two within 5 s. */
export function useSaid(text: string): string {
  const [said, setSaid] = useState(text);
  const last = useRef(0);
  useEffect(() => {
    if (text === said) return;
    const wait = Math.max(0, last.current + PAUSE_MS - performance.now());
    const timer = setTimeout(() => {
      last.current = performance.now();
      setSaid(text);
    }, wait);
    return () => clearTimeout(timer);
  }, [text, said]);
  return said;
}
