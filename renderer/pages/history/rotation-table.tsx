import { ColumnHeads } from '../../components/column-heads.tsx';
import { day } from '../../times.ts';
import { words } from '../../words/history.ts';
import type { Lane } from './rotation-lanes.ts';

/** The plot in words and numbers. */
export function RotationTable({ lanes, now }: { readonly lanes: readonly Lane[]; readonly now: number }) {
  const { columns } = words;
  const dayOf = (then: number | undefined): string => (then === undefined ? words.none : day(then, now));
  return (
    <details class="as-table">
      <summary>{words.asTable}</summary>
      <table>
        <thead>
          <ColumnHeads columns={Object.values(columns)} />
        </thead>
        <tbody>
          {lanes.map(({ secret, rotations, unwritten, next }, index) => (
            <tr key={index}>
              <th scope="row" class="mono">
                {secret}
              </th>
              <td>{rotations.length}</td>
              <td>{dayOf(rotations.length > 0 ? Math.max(...rotations) : undefined)}</td>
              <td>{unwritten.length}</td>
              <td>{dayOf(next)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
