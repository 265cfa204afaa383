import { day } from '../../times.ts';
import { picture } from '../../words/picture.ts';
import { type Geometry, geometryOf, WIDTH } from './picture-geometry.ts';
import { PictureLane } from './picture-lane.tsx';
import { pictureText } from './picture-text.ts';
import type { Figure } from './version-lanes.ts';

export type VersionPictureProps = {
  readonly figure: Figure;
  readonly now: number;
  /** Epoch milliseconds. */
  readonly next: number | undefined;
};

/** Labels and targets over time; past the line that says now, dashed, what is planned. */
export function VersionPicture({ figure, now, next }: VersionPictureProps) {
  const geometry = geometryOf(figure, now, next);
  return (
    <svg
      class="picture"
      viewBox={`0 0 ${WIDTH} ${geometry.height}`}
      role="img"
      aria-labelledby="versions-title versions-text"
    >
      <title id="versions-title">{picture.title}</title>
      <desc id="versions-text">{pictureText(figure, now, next)}</desc>
      <Axis geometry={geometry} planned={next === undefined ? '' : picture.planned(day(next, now))} />
      {geometry.lanes.map((placed) => (
        <PictureLane key={placed.y} placed={placed} geometry={geometry} order={figure.order} now={now} />
      ))}
      <path class="now" d={`M${geometry.now - 0.5} 18V${geometry.height}`} />
    </svg>
  );
}

function Axis({ geometry, planned }: { readonly geometry: Geometry; readonly planned: string }) {
  const { marks, now, height, rule } = geometry;
  const columns = marks.map(({ x }) => `M${x} 20V${height}`).join('');
  return (
    <>
      <path class="grid" d={rule > 0 ? `${columns}M0 ${rule + 0.5}H${WIDTH}` : columns} />
      <g text-anchor="middle">
        {marks.map(({ x, text }) => (
          <text key={x} x={x} y="12">
            {text}
          </text>
        ))}
        <text class="now-text" x={now} y="12">
          {picture.now}
        </text>
        {geometry.planned !== undefined && (
          <text class="plan-text" x={Math.max(geometry.planned, now + 64)} y="12">
            {planned}
          </text>
        )}
      </g>
    </>
  );
}
