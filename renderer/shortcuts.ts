import { useEffect } from 'preact/hooks';
import type { Keyturn, Route } from '../preload/contract.ts';
import type { PageName } from './routes.ts';
import { isWriting } from './single-keys.ts';

export type Shortcuts = {
  readonly keyturn: Keyturn;
  readonly page: PageName;
  readonly go: (route: Route) => void;
  /** A browser keeps Ctrl with a letter for itself. */
  readonly isWindow: boolean;
  readonly usesSingleKeys: boolean;
  readonly showKeys: () => void;
};

const PAGES: Readonly<Record<string, PageName>> = {
  1: 'now',
  2: 'history',
  3: 'health',
  4: 'settings',
  ',': 'settings',
  n: 'add',
};

const OUTER: ReadonlySet<PageName> = new Set<PageName>(['now', 'history', 'channels', 'health', 'settings']);

/** What a key does anywhere; undefined where it does nothing. */
function actOf(event: KeyboardEvent, shortcuts: Shortcuts): (() => void) | undefined {
  const { keyturn, page, go, isWindow, usesSingleKeys, showKeys } = shortcuts;
  const isOpen = document.querySelector('dialog[open]') !== null;
  const key = event.key.toLowerCase();
  const back = (): void => go({ page: 'now' });
  if (event.defaultPrevented || event.isComposing || isOpen) return undefined;
  if (event.altKey) return event.key === 'ArrowLeft' && page !== 'now' ? back : undefined;
  if (event.ctrlKey || event.metaKey) {
    if (!isWindow) return undefined;
    if (key === 'r') return () => void keyturn.ask('checkNow', {});
    const to = PAGES[key];
    return to && (() => go({ page: to }));
  }
  if (event.key === 'Escape' && !OUTER.has(page)) return back;
  return event.key === '?' && usesSingleKeys && !isWriting(event.target) ? showKeys : undefined;
}

export function useShortcuts(shortcuts: Shortcuts): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      const act = actOf(event, shortcuts);
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  });
}
