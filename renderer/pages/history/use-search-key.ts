import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/** `/` and Ctrl/⌘ F lead into the search field. */
export function useSearchKey(field: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      const isWriting = event.target instanceof HTMLInputElement && event.target.type === 'text';
      const isSlash = event.key === '/' && !isWriting && !event.ctrlKey && !event.metaKey;
      const isFind = event.key === 'f' && (event.ctrlKey || event.metaKey);
      if (!isSlash && !isFind) return;
      event.preventDefault();
      field.current?.focus();
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, [field]);
}
