import { ColumnHeads } from '../../components/column-heads.tsx';
import { moment, span } from '../../times.ts';
import { picture } from '../../words/picture.ts';
import { columns, heldNote, words } from '../../words/watch.ts';
import type { Figure } from './version-lanes.ts';
import { currentSpans, type Span } from './version-moves.ts';

export type VersionTableProps = { readonly figure: Figure; readonly now: number };

/** Newest first; versions that were never current stand at the top. */
function versionIds({ order, versions }: Figure): readonly string[] {
  return [...new Set([...order, ...versions.map(({ versionId }) => versionId)])];
}

function heldBy({ lanes }: Figure, versionId: string): string {
  const names = lanes
    .filter(({ kind, spans }) => kind === 'target' && spans.at(-1)?.versionId === versionId)
    .map(({ name, state = 'in step' }) => [name, heldNote[state]].filter(Boolean).join(', '));
  return names.length > 0 ? names.join('; ') : words.nobody;
}

function length({ start, end }: Span, now: number): string {
  return end >= now ? picture.soFar(span(end - start)) : span(end - start);
}

/** The same facts as the picture. */
export function VersionTable({ figure, now }: VersionTableProps) {
  const spans = currentSpans(figure.moves, now);
  return (
    <details class="as-table">
      <summary>{words.asTable}</summary>
      <table>
        <thead>
          <ColumnHeads columns={columns.versions} />
        </thead>
        <tbody>
          {versionIds(figure).map((versionId) => {
            const current = spans.findLast((one) => one.versionId === versionId);
            return (
              <tr key={versionId}>
                <th scope="row" class="mono">
                  {versionId.slice(0, 8)}
                </th>
                <td>{labelsOf(figure, versionId)}</td>
                <td>{current ? moment(current.start, now) : words.none}</td>
                <td>{current ? length(current, now) : words.none}</td>
                <td>{heldBy(figure, versionId)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </details>
  );
}

function labelsOf({ versions }: Figure, versionId: string): string {
  const labels = versions.find((one) => one.versionId === versionId)?.labels ?? [];
  return labels.length > 0 ? labels.join(', ') : words.none;
}
