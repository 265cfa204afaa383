import type { KeyRow } from '../../../preload/views.ts';
import { Masked } from '../../components/masked.tsx';
import { choose, inAws, inFile } from '../../words/choosing.ts';
import { columns } from '../../words/watch.ts';
import type { Choice } from './choices.ts';

export type ChooserRowProps = {
  readonly row: KeyRow;
  /** Unique on the page: what the radios belong to. */
  readonly group: string;
  readonly choice: Choice | undefined;
  readonly pick: (choice: Choice) => void;
};

const LABELS: Record<Choice, string> = { keep: choose.keep, take: choose.take };

function Radio({ value, group, choice, pick }: { readonly value: Choice } & Omit<ChooserRowProps, 'row'>) {
  return (
    <label>
      <input type="radio" name={group} checked={choice === value} onChange={() => pick(value)} /> {LABELS[value]}
    </label>
  );
}

function Pick({ row, group, choice, pick }: ChooserRowProps) {
  if (row.change === 'in step') return <span class="note">{choose.equal}</span>;
  if (row.change !== 'conflict' && row.change !== 'edited here') return <span class="note">{choose.follows}</span>;
  return (
    <span class="pick" role="radiogroup" aria-label={row.name}>
      <Radio value="keep" group={group} choice={choice} pick={pick} />
      <Radio value="take" group={group} choice={choice} pick={pick} />
    </span>
  );
}

export function ChooserRow(props: ChooserRowProps) {
  const { name, change } = props.row;
  return (
    <tr>
      <th scope="row" class="mono" title={name}>
        {name}
      </th>
      <td data-label={columns.choose[1]}>
        {change !== 'new' && <Masked />} <span class="note needs-you">{inFile(props.row)}</span>
      </td>
      <td data-label={columns.choose[2]}>
        {change !== 'left behind' && <Masked />}{' '}
        <span class={change === 'edited here' ? 'note' : 'note new'}>{inAws(props.row)}</span>
      </td>
      <td data-label={columns.choose[3]}>
        <Pick {...props} />
      </td>
    </tr>
  );
}
