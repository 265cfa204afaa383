import { useMemo } from 'preact/hooks';
import type { WatchRow } from '../../../preload/views.ts';
import { ScrolledPicture } from '../../components/scrolled-picture.tsx';
import { DAY } from '../../times.ts';
import { words } from '../../words/history.ts';
import type { Entry } from './entries.ts';
import { lanesOf } from './rotation-lanes.ts';
import { RotationPlot } from './rotation-plot.tsx';
import { RotationTable } from './rotation-table.tsx';

const DAYS = 90;
const MOST_LANES = 8;

export type RotationsProps = {
  readonly entries: readonly Entry[];
  readonly watches: readonly WatchRow[];
  /** To the day: the picture does not tick. */
  readonly now: number;
};

export function Rotations({ entries, watches, now }: RotationsProps) {
  const lanes = useMemo(() => lanesOf({ entries, watches }, now - DAYS * DAY), [entries, watches, now]);
  const drawn = lanes.slice(0, MOST_LANES);
  return (
    <section aria-labelledby="rotations">
      <div class="section-head">
        <h2 id="rotations">{words.rotations}</h2>
        <span class="soft">{words.plotNote(DAYS)}</span>
        {lanes.length > drawn.length && <span class="soft end">{words.more(lanes.length - drawn.length)}</span>}
      </div>
      <div class="plot">
        {lanes.length === 0 && <p class="soft">{words.noRotations}</p>}
        {lanes.length > 0 && (
          <ScrolledPicture class="scroll" labelledBy="rotations">
            <RotationPlot lanes={drawn} now={now} days={DAYS} />
          </ScrolledPicture>
        )}
        {lanes.length > 0 && <RotationTable lanes={lanes} now={now} />}
      </div>
    </section>
  );
}
