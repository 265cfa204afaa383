import type { KeyRow } from '../../../preload/views.ts';
import { Button } from '../../components/button.tsx';
import { Masked } from '../../components/masked.tsx';
import { changeWord, columns, copy, reveal, words } from '../../words/watch.ts';

export type KeyLineProps = {
  readonly row: KeyRow;
  readonly isHeld: boolean;
  /** Whether `field` was compared with AWS; '' is the whole secret, and can be only once. */
  readonly isKnown: boolean;
  /** What the system does with a value; absent in a browser. */
  readonly show?: (name: 'reveal' | 'copyValue', field: string) => void;
};

const TONES: Partial<Record<KeyRow['change'], string>> = {
  conflict: 'needs-you',
  'edited here': 'needs-you',
  kept: 'needs-you',
  new: 'new',
  update: 'new',
  refused: 'trouble',
};

export function KeyLine({ row, isHeld, isKnown, show }: KeyLineProps) {
  const { name, field, change } = row;
  const soft = change === 'left behind' ? 'mono soft' : 'mono';
  const word = changeWord(row, isHeld);
  return (
    <tr>
      <th scope="row" class={soft} title={field}>
        {isKnown ? field || words.wholeSecret : words.fieldUnknown}
      </th>
      <td class={soft} title={name} data-label={columns.keys[1]}>
        {name}
      </td>
      <td data-label={columns.keys[2]}>{change === 'new' ? <span class="note">{words.none}</span> : <Masked />}</td>
      <td class={`note ${TONES[change] ?? ''}`} title={word} data-label={columns.keys[3]}>
        {word}
      </td>
      {show !== undefined && (
        <td class="do">
          {change !== 'left behind' && isKnown && (
            <>
              <Button look="quiet" isSmall icon="eye" label={reveal(name)} onPress={() => show('reveal', field)} />
              <Button look="quiet" isSmall icon="copy" label={copy(name)} onPress={() => show('copyValue', field)} />
            </>
          )}
        </td>
      )}
    </tr>
  );
}
