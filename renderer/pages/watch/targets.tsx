import type { TargetDetail, TargetRow, WatchDetail, WatchRow } from '../../../preload/views.ts';
import type { Act } from '../../asking.ts';
import { targetsNote, words } from '../../words/watch.ts';
import type { KeyLineProps } from './key-line.tsx';
import { TargetPanel } from './target-panel.tsx';

export type TargetsProps = {
  readonly row: WatchRow;
  readonly detail: WatchDetail;
  readonly now: number;
  readonly act: Act;
  /** Absent in a browser. */
  readonly show?: NonNullable<KeyLineProps['show']>;
};

const NEWS = 5 * 60_000;

function stateOf({ targets }: WatchRow, { target }: TargetDetail): TargetRow['state'] {
  return targets.find((one) => one.target === target)?.state ?? 'in step';
}

/** A choice is asked for further up, and why nothing can be checked is said there too. */
function hasOwnProblem(row: WatchRow, target: TargetDetail): boolean {
  const { freshness } = row;
  const { problem } = target;
  const isShared = 'problem' in freshness && freshness.problem.message === problem?.message;
  return problem !== undefined && !isShared && stateOf(row, target) !== 'conflict';
}

export function Targets({ row, detail, now, act, show }: TargetsProps) {
  const isNew = row.writtenAt !== undefined && now - row.writtenAt < NEWS;
  return (
    <section aria-labelledby="targets">
      <div class="section-head">
        <h2 id="targets" tabIndex={-1}>
          {words.targets}
        </h2>
        <span class="soft">{targetsNote(detail.targets)}</span>
      </div>
      {show === undefined && <p class="soft only-tray">{words.onlyTray}</p>}
      {detail.targets.map((target) => (
        <TargetPanel
          key={target.target}
          watch={row.key}
          detail={target}
          state={stateOf(row, target)}
          isNew={isNew}
          hasProblem={hasOwnProblem(row, target)}
          act={act}
          {...(show && { show })}
        />
      ))}
    </section>
  );
}
