import { useEffect, useRef } from 'preact/hooks';
import { useSingleKeys } from '../single-keys.ts';
import * as words from '../words/keys.ts';
import { Button } from './button.tsx';

type KeyTableProps = { readonly isWindow: boolean; readonly close: () => void };

/** What the keys do. The browser gives the focus back to where it was. */
export function KeyTable({ isWindow, close }: KeyTableProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const usesSingleKeys = useSingleKeys();
  useEffect(() => {
    const { current } = dialog;
    current?.showModal();
    return () => current?.close();
  }, []);
  const rows = words.KEYS.filter(
    ({ isSingle, isOfWindow }) => (usesSingleKeys || !isSingle) && (isWindow || !isOfWindow),
  );
  const isMac = /^Mac/.test(navigator.platform);
  return (
    <dialog class="key-table" ref={dialog} aria-labelledby="key-table-title" onClose={close}>
      <header>
        <h2 id="key-table-title">{words.TITLE}</h2>
        <Button look="quiet" icon="close" label={words.CLOSE} onPress={close} />
      </header>
      <table>
        <tbody>
          {rows.map(({ keys, does }) => (
            <tr key={does}>
              <th scope="row">
                {keys.map((key) => (
                  <kbd key={key}>{words.onThisMachine(key, isMac)}</kbd>
                ))}
              </th>
              <td>{does}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {!usesSingleKeys && <p class="soft">{words.OFF}</p>}
    </dialog>
  );
}
