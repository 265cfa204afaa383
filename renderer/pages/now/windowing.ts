import { useEffect, useLayoutEffect, useState } from 'preact/hooks';

/** Lines of the list that are worth having in the page, counted from the head of the first group. */
export type Range = { readonly from: number; readonly to: number };

export type Piece =
  | { readonly kind: 'gap'; readonly lines: number }
  | { readonly kind: 'line'; readonly index: number };

/** Lines 0 to `count` of a group: those in the range and the one that is kept, and gaps in place of the others. */
export function pieces(count: number, { from, to }: Range, kept: number | undefined): readonly Piece[] {
  const start = Math.min(Math.max(0, from), count);
  const end = Math.min(Math.max(start, to), count);
  const lines = Array.from({ length: end - start }, (_, index) => start + index);
  if (kept !== undefined && kept >= 0 && kept < start) lines.unshift(kept);
  if (kept !== undefined && kept >= end && kept < count) lines.push(kept);
  const found: Piece[] = [];
  let next = 0;
  for (const index of lines) {
    if (index > next) found.push({ kind: 'gap', lines: index - next });
    found.push({ kind: 'line', index });
    next = index + 1;
  }
  return next < count ? [...found, { kind: 'gap', lines: count - next }] : found;
}

/** Before and after what is seen, so that a turn of the wheel shows no gap. */
const SPARE = 12;
const STEP = 8;
const FIRST: Range = { from: 0, to: 48 };

function rangeIn(scroller: Element, top: number, lineHeight: number): Range {
  const first = Math.floor((scroller.scrollTop - top) / lineHeight / STEP) * STEP;
  return { from: first - SPARE, to: first + Math.ceil(scroller.clientHeight / lineHeight) + STEP + SPARE };
}

export type Windowed = { readonly range: Range; readonly lineHeight: number };

/** Follows the scrolling of `main`; `list` is measured, because its lines are higher in a narrow window. */
export function useWindow(list: { readonly current: HTMLElement | null }): Windowed {
  const [range, setRange] = useState(FIRST);
  const [lineHeight, setLineHeight] = useState(28);
  useLayoutEffect(() => {
    const line = list.current?.querySelector('tr.watch');
    if (line && line.getBoundingClientRect().height > 0) setLineHeight(line.getBoundingClientRect().height);
  });
  useEffect(() => {
    const scroller = list.current?.closest('main');
    if (!scroller) return;
    const follow = (): void => {
      const next = rangeIn(scroller, list.current?.offsetTop ?? 0, lineHeight);
      setRange((last) => (last.from === next.from && last.to === next.to ? last : next));
    };
    const resized = new ResizeObserver(follow);
    resized.observe(scroller);
    scroller.addEventListener('scroll', follow, { passive: true });
    return () => {
      resized.disconnect();
      scroller.removeEventListener('scroll', follow);
    };
  }, [list, lineHeight]);
  return { range, lineHeight };
}
