import type { HistoryRow } from '../../../preload/views.ts';
import { hrefOf } from '../../routes.ts';
import { day, daysBetween } from '../../times.ts';
import { words } from '../../words/watch.ts';
import { clockWithSeconds } from '../clock-with-seconds.ts';
import { EventLine } from '../history/event-line.tsx';

export type HappenedProps = {
  readonly secret: string;
  readonly events: readonly HistoryRow[];
  readonly nameOf: (target: string) => string;
  readonly now: number;
};

const MOST = 20;

function when(at: number, now: number): string {
  return daysBetween(at, now) === 0 ? clockWithSeconds(at) : day(at, now);
}

/** The last events of one watch, newest first. */
export function Happened({ secret, events, nameOf, now }: HappenedProps) {
  const named = { withSecret: false, nameOf };
  return (
    <section aria-labelledby="happened">
      <div class="section-head">
        <h2 id="happened">{words.happened}</h2>
        <a class="link end" href={hrefOf({ page: 'history', key: secret })}>
          {words.allHistory}
        </a>
      </div>
      {events.length === 0 && <p class="soft">{words.nothingHappened}</p>}
      {events.length > 0 && (
        <ol class="events">
          {events.slice(0, MOST).map((row, index) => (
            <EventLine key={`${row.at}${index}`} row={row} named={named} when={when(Date.parse(row.at), now)} />
          ))}
        </ol>
      )}
    </section>
  );
}
