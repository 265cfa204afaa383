import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Route } from '../preload/contract.ts';
import { memory } from './pages/now/memory.ts';

/** Where the focus is after a change of page: on the row somebody came from, else at the start of the page. */
export function useReturning(route: Route): void {
  const last = useRef(route);
  if (last.current.page === 'watch' && route.page === 'now') {
    memory.current = last.current.key;
    memory.wasOpened = true;
  }
  const hasMoved = last.current.page !== route.page || last.current.key !== route.key;
  useLayoutEffect(() => {
    last.current = route;
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (hasMoved && isLost) document.getElementById('main')?.focus();
  });
}
