import { useMemo } from 'preact/hooks';
import type { Named } from '../../words/events.ts';
import { words } from '../../words/history.ts';
import { BlockView } from './chunk-view.tsx';
import { blocksOf } from './chunks.ts';
import type { Entry } from './entries.ts';

const BLOCK = 600;

export type TimelineProps = {
  readonly entries: readonly Entry[];
  readonly named: Named;
  /** Start of the day, so that the lines are not drawn anew each second. */
  readonly today: number;
};

/** Newest first, grouped by day. */
export function Timeline({ entries, named, today }: TimelineProps) {
  // Drawn again only when something of it changed: the page itself ticks.
  return useMemo(
    () => (
      <section aria-label={words.timeline}>
        {blocksOf(entries, BLOCK).map((block, index) => (
          <BlockView key={index} block={block} total={entries.length} now={today} named={named} />
        ))}
      </section>
    ),
    [entries, named, today],
  );
}
