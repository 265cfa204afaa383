import * as words from '../../words/now.ts';
import { count } from '../../words/shell.ts';
import { FullRow, ProjectLine } from './full-rows.tsx';
import type { Group } from './items.ts';

/** Up to 40 watches, two lines each, the cure inside. */
export function FullList({ groups }: { readonly groups: readonly Group[] }) {
  return (
    <table class="list">
      <caption class="sr">{words.CAPTION}</caption>
      <colgroup>
        <col class="col-glyph" />
        <col />
        <col class="col-fresh" />
        <col class="col-next" />
        <col class="col-to" />
        <col class="col-do" />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">
            <span class="sr">{words.HEADS.state}</span>
          </th>
          <th scope="col">{words.HEADS.secret}</th>
          <th scope="col">{words.HEADS.freshness}</th>
          <th scope="col">{words.HEADS.rotation}</th>
          <th scope="col">{words.HEADS.to}</th>
          <th scope="col">
            <span class="sr">{words.HEADS.more}</span>
          </th>
        </tr>
      </thead>
      {groups.map(({ name, items }) => (
        <tbody key={name}>
          <tr>
            <th colSpan={6} scope="rowgroup">
              {name} <span class="faint">{count(items.length)}</span>
            </th>
          </tr>
          {items.map((item) => {
            if (item.kind === 'project') return <ProjectLine key={item.id} item={item} />;
            return item.kind === 'watch' ? <FullRow key={item.id} item={item} /> : null;
          })}
        </tbody>
      ))}
    </table>
  );
}
