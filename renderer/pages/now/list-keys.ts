import { useEffect } from 'preact/hooks';
import type { WatchRow } from '../../../preload/views.ts';
import type { Act } from '../../asking.ts';
import { isWriting, useSingleKeys } from '../../single-keys.ts';

export type ListKeys = {
  readonly place: { readonly current: HTMLElement | null };
  readonly current: string | undefined;
  readonly rows: readonly WatchRow[];
  readonly act: Act;
  readonly search: { readonly current: HTMLInputElement | null };
};

function isInList({ place }: ListKeys, { target }: Event): boolean {
  return target instanceof Element && place.current?.contains(target) === true && target.closest('.menu') === null;
}

/** c, p and m belong to the row that has the focus. */
function actOnRow(list: ListKeys, event: KeyboardEvent): void {
  const row = list.rows.find(({ key }) => key === list.current);
  if (row === undefined || !isInList(list, event)) return;
  const { key } = row;
  if (event.key === 'c') void list.act('checkNow', { key });
  else if (event.key === 'p') void list.act(row.pause === undefined ? 'pause' : 'resume', { key });
  else if (event.key === 'm') {
    const rows = [...(list.place.current?.querySelectorAll('tr.watch') ?? [])];
    rows
      .find((one) => one.getAttribute('data-of') === key)
      ?.querySelector<HTMLElement>('.do button')
      ?.click();
  } else return;
  event.preventDefault();
}

function isFilterKey(event: KeyboardEvent, usesSingleKeys: boolean): boolean {
  if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'f') return true;
  return usesSingleKeys && event.key === '/' && !isWriting(event.target) && !event.ctrlKey && !event.metaKey;
}

export function useListKeys(list: ListKeys): void {
  const usesSingleKeys = useSingleKeys();
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      if (isFilterKey(event, usesSingleKeys) && list.search.current !== null) {
        event.preventDefault();
        list.search.current.focus();
        list.search.current.select();
      } else if (usesSingleKeys && !event.ctrlKey && !event.metaKey && !event.altKey) actOnRow(list, event);
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  });
}
