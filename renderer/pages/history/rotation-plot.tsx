import { DAY, day } from '../../times.ts';
import { laneLine, words } from '../../words/history.ts';
import { middleCut } from '../middle-cut.ts';
import { dateMarks, evenMoments, type Mark, type TimeScale, timeScale } from '../time-scale.ts';
import type { Lane } from './rotation-lanes.ts';

export type RotationPlotProps = { readonly lanes: readonly Lane[]; readonly now: number; readonly days: number };

const LEFT = 196;
const NOW = 562;
const RIGHT = 684;
const WIDTH = 704;
const LANE = 22;
const FOOT = 20;

/** The last planned rotation, where it is ahead. */
function plannedEnd({ lanes, now }: RotationPlotProps): number | undefined {
  const ahead = lanes.flatMap(({ next }) => (next !== undefined && next > now ? [next] : []));
  return ahead.length === 0 ? undefined : Math.max(...ahead);
}

function LaneMarks({ lane, scale, y }: { readonly lane: Lane; readonly scale: TimeScale; readonly y: number }) {
  const cross = (at: number): string => `M${scale.x(at) - 3.5} ${y - 3.5}l7 7m0-7l-7 7`;
  return (
    <>
      <text class="name" x="0" y={y + 4}>
        {middleCut(lane.secret, 28)}
      </text>
      {lane.rotations.map((at, index) => (
        <circle key={index} class="tick" cx={scale.x(at)} cy={y} r="3.5" />
      ))}
      {lane.unwritten.length > 0 && <path class="miss" d={lane.unwritten.map(cross).join('')} />}
      {lane.next !== undefined && <circle class="due" cx={scale.x(Math.max(lane.next, scale.now))} cy={y} r="3" />}
    </>
  );
}

function Dates({ marks, x, y }: { readonly marks: readonly Mark[]; readonly x: number; readonly y: number }) {
  return (
    <g text-anchor="middle">
      {marks.map((mark, index) => (
        <text key={index} x={mark.x} y={y}>
          {mark.text}
        </text>
      ))}
      <text class="now-text" x={x} y={y}>
        {words.todayMark}
      </text>
    </g>
  );
}

/** A dot a rotation, a ring a planned one, a cross where a new version did not reach a target. */
export function RotationPlot(props: RotationPlotProps) {
  const { lanes, now, days } = props;
  const end = plannedEnd(props);
  const middle = end === undefined ? RIGHT : NOW;
  const scale = timeScale({ now, start: now - days * DAY, left: LEFT, middle, right: RIGHT });
  const bottom = lanes.length * LANE;
  const x = scale.x(now);
  const moments = [...(end === undefined ? [] : [end]), ...evenMoments(scale, 3)];
  const marks = dateMarks(moments, { scale, taken: [x] });
  return (
    <svg class="picture" viewBox={`0 0 ${WIDTH} ${bottom + FOOT}`} role="img" aria-labelledby="plot-title plot-desc">
      <title id="plot-title">{words.plotTitle(days)}</title>
      <desc id="plot-desc">{lanes.map((lane) => laneLine(countsOf(lane, now))).join(' ')}</desc>
      <path class="grid" d={marks.map((mark) => `M${mark.x} 4V${bottom}`).join('')} />
      <path class="now" d={`M${x} 4V${bottom}`} />
      {lanes.map((lane, index) => (
        <LaneMarks key={index} lane={lane} scale={scale} y={index * LANE + 12} />
      ))}
      <Dates marks={marks} x={x} y={bottom + 16} />
    </svg>
  );
}

function countsOf({ secret, rotations, unwritten, next }: Lane, now: number) {
  return {
    secret,
    rotations: rotations.length,
    unwritten: unwritten.length,
    next: next === undefined ? undefined : day(next, now),
  };
}
