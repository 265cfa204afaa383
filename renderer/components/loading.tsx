import { useEffect, useState } from 'preact/hooks';
import { LOADING } from '../words/shell.ts';

const PATIENCE_MS = 300;

/** Ghost lines, only after 300 ms: what comes sooner needs none. */
export function Loading({ rows = 3 }: { readonly rows?: number }) {
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div class="ghosts" aria-busy="true">
      <span class="sr">{LOADING}</span>
      {isShown && Array.from({ length: rows }, (_, row) => <span key={row} class={`ghost g${(row % 3) + 1}`} />)}
    </div>
  );
}
