import type { Keyturn } from '../../../preload/contract.ts';
import type { WatchDetail, WatchRow } from '../../../preload/views.ts';
import { AskFailed } from '../../components/ask-failed.tsx';
import { ScrolledPicture } from '../../components/scrolled-picture.tsx';
import { picture } from '../../words/picture.ts';
import { words } from '../../words/watch.ts';
import { geometryOf } from './picture-geometry.ts';
import { figureOf } from './version-lanes.ts';
import { VersionPicture } from './version-picture.tsx';
import { VersionTable } from './version-table.tsx';

export type VersionsProps = {
  readonly keyturn: Keyturn;
  readonly row: WatchRow;
  readonly detail: WatchDetail;
  /** To the minute. */
  readonly now: number;
  readonly again: () => void;
};

/** What AWS does not tell is drawn from what this machine saw. */
export function Versions({ keyturn, row, detail, now, again }: VersionsProps) {
  const { versions, events } = detail;
  const figure = figureOf({ row, versions: versions.ok ? versions.value : [], events, now });
  const { days } = geometryOf(figure, now, row.nextRotationBy);
  const isSaid =
    !versions.ok && 'problem' in row.freshness && row.freshness.problem.message === versions.problem.message;
  const isPlanned = row.nextRotationBy !== undefined && row.nextRotationBy > now;
  return (
    <section aria-labelledby="versions">
      <div class="section-head">
        <h2 id="versions">{words.versions}</h2>
        {figure.order.length > 0 && (
          <span class="soft">
            {picture.stretch(days)}
            {isPlanned && `; ${words.dashed}`}
          </span>
        )}
      </div>
      {!versions.ok && !isSaid && (
        <AskFailed keyturn={keyturn} problem={versions.problem} profile={row.profile ?? ''} again={again} />
      )}
      {figure.order.length === 0 && (versions.ok || isSaid) && <p class="soft">{words.noVersions}</p>}
      {figure.order.length > 0 && (
        <div class="panel">
          <ScrolledPicture class="figure" labelledBy="versions">
            <VersionPicture figure={figure} now={now} next={row.nextRotationBy} />
          </ScrolledPicture>
          <VersionTable figure={figure} now={now} />
        </div>
      )}
    </section>
  );
}
