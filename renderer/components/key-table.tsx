import { useEffect, useRef } from 'preact/hooks';
import { useSingleKeys } from '../single-keys.ts';
import * as words from '../words/keys.ts';
import { Button } from './button.tsx';

/** What the keys do. The browser gives the focus back to where it was. */
export function KeyTable({ close }: { readonly close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const usesSingleKeys = useSingleKeys();
  useEffect(() => {
    const { current } = dialog;
    current?.showModal();
    return () => current?.close();
  }, []);
  const rows = words.KEYS.filter(({ isSingle }) => usesSingleKeys || !isSingle);
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
                  <kbd key={key}>{key}</kbd>
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
