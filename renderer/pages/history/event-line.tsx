import type { HistoryRow } from '../../../preload/views.ts';
import { Glyph } from '../../components/glyph.tsx';
import { Marked } from '../../components/marked.tsx';
import { causeWord, type Named, tell } from '../../words/events.ts';

export type EventLineProps = {
  readonly row: HistoryRow;
  readonly named: Named;
  /** What the time column says. */
  readonly when: string;
  /** Where only the visible lines exist. */
  readonly place?: { readonly index: number; readonly of: number };
};

export function EventLine({ row, named, when, place }: EventLineProps) {
  const { glyph, says, soft } = tell(row, named);
  return (
    <li aria-posinset={place && place.index + 1} aria-setsize={place?.of}>
      <time dateTime={row.at}>{when}</time>
      <Glyph name={glyph} />
      <p>
        {says.map((part, index) => (typeof part === 'string' ? part : <code key={index}>{part.code}</code>))}
        {soft !== undefined && (
          <span class="soft">
            {' '}
            <Marked text={soft} />
          </span>
        )}
      </p>
      <span class="by">{causeWord(row)}</span>
    </li>
  );
}
