import type { Named } from '../../words/events.ts';
import { clockWithSeconds } from '../clock-with-seconds.ts';
import { type DayPart, dayName } from './chunks.ts';
import { EventLine } from './event-line.tsx';

export type DayViewProps = {
  readonly part: DayPart;
  /** Place of its first row among all. */
  readonly first: number;
  readonly total: number;
  readonly now: number;
  readonly named: Named;
};

export function DayView({ part, first, total, now, named }: DayViewProps) {
  const { name, note } = dayName(part.day, now);
  return (
    <>
      {part.isStart && (
        <h3 class="day">
          {name} {note !== undefined && <span>{note}</span>}
        </h3>
      )}
      <ol class="events" aria-label={note ?? name}>
        {part.entries.map(({ row, at }, index) => (
          <EventLine
            key={index}
            row={row}
            named={named}
            when={clockWithSeconds(at)}
            place={{ index: first + index, of: total }}
          />
        ))}
      </ol>
    </>
  );
}
