import { useEffect, useRef, useState } from 'preact/hooks';
import type { Named } from '../../words/events.ts';
import { type Chunk, guessedHeight } from './chunks.ts';
import { DayView } from './day-view.tsx';

export type ChunkViewProps = {
  readonly chunk: Chunk;
  readonly total: number;
  readonly now: number;
  readonly named: Named;
};

/** Drawn this far before it comes into sight. */
const MARGIN = '400px 0px';

/** Whether it is near what is seen of the page; the first ones are from the start. */
function useNearness(isNearAtFirst: boolean) {
  const place = useRef<HTMLDivElement>(null);
  const [isNear, setNear] = useState(isNearAtFirst);
  const height = useRef<number | undefined>(undefined);
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const hear = (entries: readonly IntersectionObserverEntry[]): void => {
      const entry = entries.at(-1);
      if (entry === undefined) return;
      if (!entry.isIntersecting) height.current = entry.boundingClientRect.height;
      setNear(entry.isIntersecting);
    };
    const observer = new IntersectionObserver(hear, { root: element.closest('.main'), rootMargin: MARGIN });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { place, isNear, height };
}

/** Lines that exist only near what is seen; a spacer keeps their place. */
export function ChunkView({ chunk, total, now, named }: ChunkViewProps) {
  const { place, isNear, height } = useNearness(chunk.first === 0);
  const measured = useRef(chunk);
  if (measured.current !== chunk) height.current = undefined;
  measured.current = chunk;
  let first = chunk.first;
  return (
    <div ref={place}>
      {!isNear && <svg class="spacer" width="1" height={height.current ?? guessedHeight(chunk)} aria-hidden="true" />}
      {isNear &&
        chunk.days.map((part) => {
          const index = first;
          first += part.entries.length;
          return <DayView key={part.day} part={part} first={index} total={total} now={now} named={named} />;
        })}
    </div>
  );
}
