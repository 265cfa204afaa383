import { useEffect } from 'preact/hooks';

/** Esc and Alt+← lead back, unless somebody closer took the key: a menu closes first. */
export function useWayBack(back: () => void): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      const isBack = event.key === 'Escape' || (event.key === 'ArrowLeft' && event.altKey);
      if (event.target instanceof HTMLSelectElement) return;
      if (!isBack || event.defaultPrevented || event.isComposing) return;
      event.preventDefault();
      back();
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, [back]);
}
