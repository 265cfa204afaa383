import { useMemo } from 'preact/hooks';
import type { HistoryRow } from '../../../preload/views.ts';
import type { Named } from '../../words/events.ts';
import { words } from '../../words/history.ts';
import { ChunkView } from './chunk-view.tsx';
import { chunksOf } from './chunks.ts';

const CHUNK = 40;

export type TimelineProps = {
  readonly rows: readonly HistoryRow[];
  readonly named: Named;
  /** Start of the day, so that the lines are not drawn anew each second. */
  readonly today: number;
};

/** Newest first, grouped by day. */
export function Timeline({ rows, named, today }: TimelineProps) {
  // Drawn again only when something of it changed: the page itself ticks.
  return useMemo(
    () => (
      <section aria-label={words.timeline}>
        {chunksOf(rows, CHUNK).map((chunk) => (
          <ChunkView key={chunk.first} chunk={chunk} total={rows.length} now={today} named={named} />
        ))}
      </section>
    ),
    [rows, named, today],
  );
}
