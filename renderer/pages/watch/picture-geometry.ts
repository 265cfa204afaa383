import { DAY } from '../../times.ts';
import { dateMarks, type Mark, type TimeScale, timeScale } from '../time-scale.ts';
import type { Figure, Lane } from './version-lanes.ts';
import type { Span } from './version-moves.ts';

export const WIDTH = 704;
const LEFT = 104;
const NOW = 504;
const RIGHT = 640;
const HEAD = 24;
const LABEL = { step: 28, height: 22 };
const TARGET = { step: 24, height: 18 };
const GAP = 8;
const LONGEST = 90 * DAY;
/** Below this nothing can be seen. */
const THINNEST = 5;
const ROOM_FOR_TEXT = 36;

export type Bar = { readonly x: number; readonly width: number; readonly versionId: string; readonly hasText: boolean };
export type Placed = {
  readonly lane: Lane;
  readonly y: number;
  readonly height: number;
  readonly bars: readonly Bar[];
};

export type Geometry = {
  readonly scale: TimeScale;
  readonly days: number;
  readonly lanes: readonly Placed[];
  readonly marks: readonly Mark[];
  readonly now: number;
  /** Where the next rotation is drawn. */
  readonly planned?: number;
  /** Between labels and targets. */
  readonly rule: number;
  readonly height: number;
};

function barOf({ versionId, start, end }: Span, scale: TimeScale): Bar {
  const right = scale.x(end);
  const width = Math.max(THINNEST, Math.round((right - scale.x(start)) * 10) / 10 - 1);
  return { x: Math.round((right - width) * 10) / 10, width, versionId, hasText: width >= ROOM_FOR_TEXT };
}

function placed(
  lanes: readonly Lane[],
  scale: TimeScale,
): { readonly lanes: readonly Placed[]; readonly rule: number } {
  let y = HEAD;
  let rule = 0;
  const all = lanes.map((lane): Placed => {
    const { step, height } = lane.kind === 'label' ? LABEL : TARGET;
    if (lane.kind === 'target' && rule === 0) {
      rule = y;
      y += GAP;
    }
    const bars = lane.spans.filter(({ end }) => end >= scale.start).map((span) => barOf(span, scale));
    const place = { lane, y, height, bars };
    y += step;
    return place;
  });
  return { lanes: all, rule };
}

/** Where everything of the picture stands; `next`: epoch milliseconds of the next rotation. */
export function geometryOf({ lanes, moves }: Figure, now: number, next: number | undefined): Geometry {
  const first = Math.min(now, ...lanes.flatMap(({ spans }) => spans.map(({ start }) => start)));
  const start = Math.min(Math.max(first, now - LONGEST), now - DAY);
  const scale = timeScale({ now, start, left: LEFT, middle: NOW, right: RIGHT });
  const planned = next === undefined || next <= now ? undefined : Math.max(scale.x(next), NOW + 60);
  const { lanes: all, rule } = placed(lanes, scale);
  const bottom = Math.max(0, ...all.map(({ y, height }) => y + height));
  return {
    scale,
    days: Math.ceil((now - start) / DAY),
    lanes: all,
    marks: dateMarks(
      moves.map(({ at }) => at),
      { scale, taken: [NOW] },
    ),
    now: NOW,
    ...(planned !== undefined && { planned }),
    rule,
    height: bottom + 6,
  };
}
