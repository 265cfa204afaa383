import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

const SingleKeysContext = createContext(true);

export const SingleKeysProvider = SingleKeysContext.Provider;

/** Whether keys without Ctrl or ⌘ do something; people who speak to their machine turn them off. */
export function useSingleKeys(): boolean {
  return useContext(SingleKeysContext);
}

/** Somebody writes: letters are letters then. */
export function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input:not([type=radio]):not([type=checkbox]), textarea, select') !== null
  );
}
