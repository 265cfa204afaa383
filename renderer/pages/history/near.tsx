import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

export type NearProps = {
  /** What is drawn; another one is measured anew. */
  readonly of: object;
  /** The first one is drawn from the start. */
  readonly isFirst: boolean;
  /** Pixels that it takes, more or less, until it was drawn once. */
  readonly guess: number;
  /** Pixels before and after what is seen in which it is drawn. */
  readonly margin: number;
  readonly draw: () => ComponentChildren;
};

function useNearness({ isFirst, margin }: NearProps) {
  const place = useRef<HTMLDivElement>(null);
  const [isNear, setNear] = useState(isFirst);
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
    const root = element.closest('.main');
    const observer = new IntersectionObserver(hear, { root, rootMargin: `${margin}px 0px` });
    observer.observe(element);
    return () => observer.disconnect();
  }, [margin]);
  return { place, isNear, height };
}

/** Exists only near what is seen; a spacer keeps its place. */
export function Near(props: NearProps) {
  const { of, guess, draw } = props;
  const { place, isNear, height } = useNearness(props);
  const measured = useRef(of);
  if (measured.current !== of) height.current = undefined;
  measured.current = of;
  return (
    <div ref={place}>
      {isNear ? draw() : <svg class="spacer" width="1" height={height.current ?? guess} aria-hidden="true" />}
    </div>
  );
}
