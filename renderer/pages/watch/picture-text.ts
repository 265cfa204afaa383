import { day } from '../../times.ts';
import { shortVersion } from '../../words/events.ts';
import { picture } from '../../words/picture.ts';
import { heldNote } from '../../words/watch.ts';
import type { Figure } from './version-lanes.ts';

/** The picture in sentences. */
export function pictureText({ moves, lanes }: Figure, now: number, next: number | undefined): string {
  const became = moves.map(({ versionId, at }) => picture.became(shortVersion(versionId), day(at, now))).join(', ');
  const holds = lanes
    .filter(({ kind }) => kind === 'target')
    .flatMap(({ name, spans, state = 'in step' }) => {
      const last = spans.at(-1);
      return last === undefined ? [] : [picture.holds(name, shortVersion(last.versionId), heldNote[state])];
    });
  const planned = next !== undefined && next > now ? [picture.next(day(next, now))] : [];
  return [...(became === '' ? [] : [picture.carried('AWSCURRENT', became)]), ...holds, ...planned].join(' ');
}
