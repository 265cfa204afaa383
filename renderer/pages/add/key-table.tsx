import type { Preview } from '../../../preload/views.ts';
import { words } from '../../words/add.ts';
import type { Choice } from './add-state.ts';
import { KeyLine } from './key-line.tsx';

type KeyTableProps = {
  readonly choices: readonly Choice[];
  readonly blocked: readonly string[];
  readonly complaints: { readonly [field: string]: string };
  readonly preview: Preview | undefined;
  readonly choose: (choice: Choice) => void;
};

export function KeyTable({ choices, blocked, complaints, preview, choose }: KeyTableProps) {
  return (
    <table class="map">
      <caption class="sr">{words.keys}</caption>
      <colgroup>
        <col class="use" />
        <col class="key" />
        <col class="var" />
        <col />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">
            <span class="sr">{words.use}</span>
          </th>
          <th scope="col">{words.key}</th>
          <th scope="col">{words.variable}</th>
          <th scope="col">{words.inFile}</th>
        </tr>
      </thead>
      <tbody>
        {choices.map((choice) => (
          <KeyLine
            key={choice.field}
            choice={choice}
            complaint={complaints[choice.field]}
            isBlocked={blocked.includes(choice.field)}
            found={preview?.keys.find(({ field }) => field === choice.field)}
            choose={choose}
          />
        ))}
      </tbody>
    </table>
  );
}
