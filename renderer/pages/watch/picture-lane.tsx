import { ago } from '../../times.ts';
import { shortVersion } from '../../words/events.ts';
import { picture } from '../../words/picture.ts';
import { heldNote, notOursNote } from '../../words/watch.ts';
import { middleCut } from '../middle-cut.ts';
import type { Bar, Geometry, Placed } from './picture-geometry.ts';

export type PictureLaneProps = {
  readonly placed: Placed;
  readonly geometry: Geometry;
  readonly order: readonly string[];
  readonly now: number;
};

const MOST_LETTERS = 16;
const OLDEST = 3;
const MINUTE = 60_000;

/** Newest to oldest: `v0` to `v3`. */
function rank(versionId: string, order: readonly string[]): string {
  const place = order.indexOf(versionId);
  return `v${place < 0 ? OLDEST : Math.min(place, OLDEST)}`;
}

function BarView({
  bar,
  y,
  height,
  tone,
}: {
  readonly bar: Bar;
  readonly y: number;
  readonly height: number;
  readonly tone: string;
}) {
  const { x, width, versionId, hasText } = bar;
  return (
    <>
      <rect class={tone} x={x} y={y} width={width} height={height} rx={width > 8 ? 3 : 1} />
      {hasText && (
        <text class={`mono ${tone}t`} x={x + 8} y={y + height / 2 + 4}>
          {shortVersion(versionId)}
        </text>
      )}
    </>
  );
}

export function PictureLane({ placed, geometry, order, now }: PictureLaneProps) {
  const { lane, y, height, bars } = placed;
  const line = y + height / 2 + 4;
  return (
    <>
      <text class="mono" x="0" y={line}>
        {middleCut(lane.name, MOST_LETTERS)}
      </text>
      {bars.map((bar) => (
        <BarView key={`${bar.versionId}${bar.x}`} bar={bar} y={y} height={height} tone={rank(bar.versionId, order)} />
      ))}
      <PlannedView placed={placed} geometry={geometry} />
      {lane.kind === 'target' && <HeldNote placed={placed} geometry={geometry} now={now} />}
    </>
  );
}

function PlannedView({ placed, geometry }: Pick<PictureLaneProps, 'placed' | 'geometry'>) {
  const { lane, y, height } = placed;
  if (lane.planned === undefined || geometry.planned === undefined) return null;
  const x = geometry.now + 1.5;
  return (
    <>
      <rect class="plan" x={x} y={y + 0.5} width={geometry.planned - x - 1} height={height - 1} rx="3" />
      <text class="mono plan-text" x={x + 7} y={y + height / 2 + 4}>
        {shortVersion(lane.planned)}
      </text>
    </>
  );
}

/** The picture is drawn anew once a minute: it counts no seconds. */
function writtenNote(at: number, now: number): string {
  return now - at < MINUTE ? picture.justWritten : picture.written(ago(at, now));
}

/** What the target holds now, beside the line of now. */
function HeldNote({ placed, geometry, now }: Omit<PictureLaneProps, 'order'>) {
  const { lane, y, height } = placed;
  const state = lane.state ?? 'in step';
  const asks = state === 'conflict' || state === 'edited here';
  const last = lane.spans.at(-1);
  const since = last === undefined || !lane.isWritten ? '' : writtenNote(last.start, now);
  const held = last === undefined && state === 'conflict' ? notOursNote : heldNote[state];
  const note = state === 'in step' ? since : held;
  return (
    <>
      {asks && <rect class="ask-mark" x={geometry.now - 6} y={y} width="5" height={height} rx="1" />}
      <text class={asks ? 'ask-text' : undefined} x={geometry.now + 8} y={y + height / 2 + 4}>
        {last && <tspan class="mono">{shortVersion(last.versionId)}</tspan>}
        {last && note !== '' && (state === 'in step' ? ', ' : ' ')}
        {note}
      </text>
    </>
  );
}
