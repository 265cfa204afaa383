import type { Named } from '../../words/events.ts';
import { type Chunk, guessedHeight } from './chunks.ts';
import { DayView } from './day-view.tsx';
import { Near } from './near.tsx';

type Common = { readonly total: number; readonly now: number; readonly named: Named };

export type ChunkViewProps = Common & { readonly chunk: Chunk };

function ChunkView({ chunk, total, now, named }: ChunkViewProps) {
  const draw = () => {
    let next = chunk.first;
    return chunk.days.map((part) => {
      const first = next;
      next += part.entries.length;
      return <DayView key={part.day} part={part} first={first} total={total} now={now} named={named} />;
    });
  };
  return <Near of={chunk} isFirst={chunk.first === 0} guess={guessedHeight(chunk)} margin={300} draw={draw} />;
}

export type BlockViewProps = Common & { readonly block: readonly Chunk[] };

/** Many chunks that are one spacer while they are far: a search replaces a dozen of these, not hundreds of those. */
export function BlockView({ block, ...common }: BlockViewProps) {
  const guess = block.reduce((sum, chunk) => sum + guessedHeight(chunk), 0);
  const draw = () => block.map((chunk) => <ChunkView key={chunk.first} chunk={chunk} {...common} />);
  return <Near of={block} isFirst={block[0]?.first === 0} guess={guess} margin={1200} draw={draw} />;
}
