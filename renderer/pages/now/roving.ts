import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { memory } from './memory.ts';

export type Roving = {
  readonly current: string | undefined;
  readonly place: { current: HTMLDivElement | null };
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onFocusIn: (event: FocusEvent) => void;
  readonly onFocusOut: (event: FocusEvent) => void;
};

/** The row that takes over from one that went: the next that is still there, else the last. */
export function successor(
  before: readonly string[],
  now: readonly string[],
  gone: string | undefined,
): string | undefined {
  const there = new Set(now);
  if (gone !== undefined && there.has(gone)) return gone;
  const from = gone === undefined ? -1 : before.indexOf(gone);
  return from < 0 ? now[0] : (before.slice(from).find((id) => there.has(id)) ?? now.at(-1));
}

/** Where a key leads from `current`. */
export function moved(ids: readonly string[], current: string | undefined, key: string): string | undefined {
  const at = current === undefined ? -1 : ids.indexOf(current);
  switch (key) {
    case 'ArrowDown':
      return ids[Math.min(ids.length - 1, at + 1)];
    case 'ArrowUp':
      return ids[Math.max(0, at - 1)];
    case 'Home':
      return ids[0];
    case 'End':
      return ids.at(-1);
    default:
      return undefined;
  }
}

const rowsOf = (place: HTMLElement | null, id: string): Element[] =>
  [...(place?.querySelectorAll('[data-of]') ?? [])].filter((row) => row.getAttribute('data-of') === id);

/** What → walks through: the row's name, then the buttons of its cure. */
function stopsOf(place: HTMLElement | null, id: string): HTMLElement[] {
  const found = rowsOf(place, id).flatMap((row) => [...row.querySelectorAll('.id, .cure .button, .ago .button')]);
  return found.filter((stop) => stop instanceof HTMLElement);
}

const isMenu = (event: Event): boolean => event.target instanceof Element && event.target.closest('.menu') !== null;

function sideways(stops: readonly HTMLElement[], key: string): HTMLElement | undefined {
  const at = stops.findIndex((stop) => stop.contains(document.activeElement));
  if (at < 0) return undefined;
  if (key === 'ArrowRight') return stops[at + 1];
  return key === 'ArrowLeft' ? stops[Math.max(0, at - 1)] : undefined;
}

/** Keeps a lost focus: a row that moves takes it along, a row that goes gives it to the next one. */
function useKeptFocus(place: Roving['place'], current: string | undefined) {
  const isIn = useRef(false);
  useLayoutEffect(() => {
    const wasLost = isIn.current && (document.activeElement === null || document.activeElement === document.body);
    if (wasLost && current !== undefined) stopsOf(place.current, current)[0]?.focus();
  });
  const onFocusOut = (event: FocusEvent): void => {
    const { target, relatedTarget } = event;
    const isWithin = relatedTarget instanceof Node && place.current?.contains(relatedTarget);
    // A row that was taken out of the page did not give its focus away.
    queueMicrotask(() => {
      if (!isWithin && target instanceof Node && target.isConnected && document.hasFocus()) isIn.current = false;
    });
  };
  return { isIn, onFocusOut };
}

/** Brings the focus to the current row after `ask`, when that row is in the page. */
function useAskedFocus(place: Roving['place'], current: string | undefined): () => void {
  const isAsked = useRef(memory.wasOpened);
  useLayoutEffect(() => {
    if (!isAsked.current || current === undefined) return;
    isAsked.current = false;
    memory.wasOpened = false;
    const [stop] = stopsOf(place.current, current);
    stop?.focus({ preventScroll: true });
    stop?.closest('tr')?.scrollIntoView({ block: 'nearest' });
  });
  return () => {
    isAsked.current = true;
  };
}

function isOurs(event: KeyboardEvent): boolean {
  return !event.defaultPrevented && !event.altKey && !event.ctrlKey && !event.metaKey && !isMenu(event);
}

/** One tab stop for the whole list; arrows move it. `ids`: all rows in order, also those not in the page. */
export function useRoving(ids: readonly string[]): Roving {
  const place = useRef<HTMLDivElement>(null);
  const [wanted, setWanted] = useState(memory.current);
  const before = useRef(ids);
  const current = successor(before.current, ids, wanted);
  const { isIn, onFocusOut } = useKeptFocus(place, current);
  const askFocus = useAskedFocus(place, current);
  useLayoutEffect(() => {
    before.current = ids;
    memory.current = current;
    if (current !== wanted) setWanted(current);
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!isOurs(event) || current === undefined) return;
    const beside = sideways(stopsOf(place.current, current), event.key);
    const next = moved(ids, current, event.key);
    if (beside === undefined && next === undefined) return;
    event.preventDefault();
    beside?.focus();
    if (next === undefined) return;
    if (next === current) stopsOf(place.current, current)[0]?.focus();
    else askFocus();
    setWanted(next);
  };
  const onFocusIn = ({ target }: FocusEvent): void => {
    isIn.current = true;
    const id = target instanceof Element ? target.closest('[data-of]')?.getAttribute('data-of') : undefined;
    if (typeof id === 'string' && id !== current) setWanted(id);
  };
  return { current, place, onKeyDown, onFocusIn, onFocusOut };
}
