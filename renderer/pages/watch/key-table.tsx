import type { ComponentChildren } from 'preact';
import { columns, keysCaption, words } from '../../words/watch.ts';

export type KeyTableProps = {
  readonly name: string;
  readonly hasActs: boolean;
  readonly children: ComponentChildren;
};

export function KeyTable({ name, hasActs, children }: KeyTableProps) {
  return (
    <table class="keys targeted">
      <caption class="sr">{keysCaption(name)}</caption>
      <thead>
        <tr>
          {columns.keys.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
          {hasActs && (
            <th scope="col" class="do">
              <span class="sr">{words.showColumn}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}
