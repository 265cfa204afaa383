import { useRef } from 'preact/hooks';
import type { WatchRow } from '../../../preload/views.ts';

const PATIENCE_MS = 1_000;

/** Keys of the watches whose check is so young that it is not worth a flicker; joined, so that it compares by value. */
export function useYoungChecks(watches: readonly WatchRow[], now: number): string {
  const since = useRef(new Map<string, number>());
  const running = new Set(watches.filter((row) => row.isChecking).map(({ key }) => key));
  for (const key of since.current.keys()) if (!running.has(key)) since.current.delete(key);
  for (const key of running) if (!since.current.has(key)) since.current.set(key, now);
  return [...since.current].flatMap(([key, at]) => (now - at < PATIENCE_MS ? [key] : [])).join('\n');
}

export function calmed(watches: readonly WatchRow[], young: string): readonly WatchRow[] {
  if (young === '') return watches;
  const keys = new Set(young.split('\n'));
  return watches.map((row) => (keys.has(row.key) ? { ...row, isChecking: false } : row));
}
