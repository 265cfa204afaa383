import { useEffect, useRef } from 'preact/hooks';
import type { WatchRow } from '../../preload/views.ts';

/** Changes when something happened that leaves a trace: not with every confirmation. */
export function traceOf(watches: readonly WatchRow[]): string {
  return watches
    .map(({ key, versionId, writtenAt, freshness, pause, targets }) =>
      [
        key,
        versionId,
        writtenAt,
        freshness.kind,
        pause && 'paused',
        ...targets.map(({ state, keys, leftBehind }) => [state, ...keys, ...leftBehind]),
      ].join(),
    )
    .join(';');
}

/** Asks again when the trace changes. */
export function useFresh(trace: string, again: (() => void) | undefined): void {
  const seen = useRef(trace);
  useEffect(() => {
    if (seen.current === trace || again === undefined) return;
    seen.current = trace;
    again();
  }, [trace, again]);
}
