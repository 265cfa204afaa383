import { useId } from 'preact/hooks';
import type { KeyRow } from '../../../preload/views.ts';
import { words } from '../../words/add.ts';
import type { Choice } from './add-state.ts';

type KeyLineProps = {
  readonly choice: Choice;
  readonly complaint: string | undefined;
  readonly isBlocked: boolean;
  /** What the preview says about it. */
  readonly found: KeyRow | undefined;
  readonly choose: (choice: Choice) => void;
};

const ATTENTION: ReadonlySet<KeyRow['change']> = new Set(['conflict', 'refused', 'edited here']);

type Note = { readonly text: string; readonly needsYou: boolean };

function noteOf({ choice, complaint, isBlocked, found }: KeyLineProps): Note {
  if (!choice.isUsed) return { text: isBlocked ? words.blocked : words.leftOut, needsYou: false };
  if (complaint) return { text: complaint, needsYou: true };
  if (!found) return { text: '', needsYou: false };
  const text = found.change === 'refused' ? (found.reason ?? words.changes.refused) : words.changes[found.change];
  return { text, needsYou: ATTENTION.has(found.change) };
}

/** One key of the secret: whether it is used, and under which name. */
export function KeyLine(props: KeyLineProps) {
  const { choice, complaint, choose } = props;
  const id = useId();
  const name = choice.field === '' ? words.wholeText : choice.field;
  const note = noteOf(props);
  return (
    <tr>
      <td>
        <input
          type="checkbox"
          checked={choice.isUsed}
          aria-label={words.useKey(name)}
          onChange={({ currentTarget }) => choose({ ...choice, isUsed: currentTarget.checked })}
        />
      </td>
      <th scope="row" class={choice.field === '' ? 'soft' : 'mono'} title={name}>
        {name}
      </th>
      <td>
        <input
          class="text"
          value={choice.variable}
          placeholder={words.chooseName}
          aria-label={words.variableFor(name)}
          aria-invalid={complaint !== undefined}
          aria-describedby={id}
          spellcheck={false}
          autocomplete="off"
          onInput={({ currentTarget: { value } }) =>
            choose({ ...choice, isUsed: value !== '', variable: value.trim() })
          }
        />
      </td>
      <td class={note.needsYou ? 'soft needs-you' : 'soft'} id={id} title={note.text}>
        {note.text}
      </td>
    </tr>
  );
}
