import type { Named } from '../../words/events.ts';
import { type Block, type Chunk, chunksOf, guessedBlockHeight, guessedHeight } from './chunks.ts';
import { DayView } from './day-view.tsx';
import { Near } from './near.tsx';

const CHUNK = 12;

type Common = { readonly total: number; readonly now: number; readonly named: Named };

export type ChunkViewProps = Common & { readonly chunk: Chunk };

function ChunkView({ chunk, total, now, named }: ChunkViewProps) {
  const draw = () => {
    let next = chunk.first;
    // By place, not by day: what a search finds is written into the lines that are there.
    return chunk.days.map((part, index) => {
      const first = next;
      next += part.entries.length;
      return <DayView key={index} part={part} first={first} total={total} now={now} named={named} />;
    });
  };
  return <Near of={chunk} isFirst={chunk.first === 0} guess={guessedHeight(chunk)} margin={300} draw={draw} />;
}

export type BlockViewProps = Common & { readonly block: Block };

/** Many chunks that are one spacer while they are far: a search replaces a dozen of these, not hundreds of those. */
export function BlockView({ block, ...common }: BlockViewProps) {
  const draw = () => chunksOf(block, CHUNK).map((chunk) => <ChunkView key={chunk.first} chunk={chunk} {...common} />);
  return <Near of={block} isFirst={block.first === 0} guess={guessedBlockHeight(block)} margin={1200} draw={draw} />;
}
