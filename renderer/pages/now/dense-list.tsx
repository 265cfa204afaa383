import { useRef } from 'preact/hooks';
import * as words from '../../words/now.ts';
import { count } from '../../words/shell.ts';
import { useActing } from './acting.ts';
import { DenseRow } from './dense-rows.tsx';
import type { Group } from './items.ts';
import { pieces, useWindow, type Windowed } from './windowing.ts';

type GroupBodyProps = {
  readonly group: Group /** Lines before its head. */;
  readonly before: number;
  readonly windowed: Windowed;
};

function GroupBody({ group: { name, note, items }, before, windowed }: GroupBodyProps) {
  const { current } = useActing();
  const { range, lineHeight } = windowed;
  const first = before + 1;
  const own = { from: range.from - first, to: range.to - first };
  const kept = items.findIndex(({ id }) => id === current);
  return (
    <tbody>
      <tr aria-rowindex={before + 2}>
        <th colSpan={5} scope="rowgroup">
          <span>{name}</span>
          <span class="faint">{count(items.length)}</span>
          {note !== undefined && <span class="where">{note}</span>}
        </th>
      </tr>
      {pieces(items.length, own, kept < 0 ? undefined : kept).map((piece, index) => {
        if (piece.kind === 'gap') {
          return (
            <tr key={`gap ${index === 0 ? 'before' : piece.lines}`} class="gap" aria-hidden>
              <td colSpan={5} height={piece.lines * lineHeight} />
            </tr>
          );
        }
        const item = items[piece.index];
        return item && <DenseRow key={item.id} item={item} rowIndex={first + piece.index + 2} />;
      })}
    </tbody>
  );
}

function DenseHead() {
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th scope="col">
          <span class="sr">{words.HEADS.state}</span>
        </th>
        <th scope="col">{words.HEADS.secret}</th>
        <th scope="col">{words.HEADS.freshness}</th>
        <th scope="col">{words.HEADS.rotates}</th>
        <th scope="col">{words.HEADS.to}</th>
      </tr>
    </thead>
  );
}

/** Above 40 watches: one line each, and only the lines in sight exist in the page. */
export function DenseList({ groups }: { readonly groups: readonly Group[] }) {
  const table = useRef<HTMLTableElement>(null);
  const windowed = useWindow(table);
  const sizes = groups.map(({ items }) => items.length + 1);
  const before = sizes.map((_, index) => sizes.slice(0, index).reduce((sum, size) => sum + size, 0));
  const lines = sizes.reduce((sum, size) => sum + size, 0);
  return (
    <table class="list dense" aria-rowcount={lines + 1} ref={table}>
      <caption class="sr">{words.CAPTION}</caption>
      <colgroup>
        <col class="col-glyph" />
        <col />
        <col class="col-fresh" />
        <col class="col-next" />
        <col class="col-to" />
      </colgroup>
      <DenseHead />
      {groups.map((group, index) => (
        <GroupBody key={group.name} group={group} before={before[index] ?? 0} windowed={windowed} />
      ))}
    </table>
  );
}
