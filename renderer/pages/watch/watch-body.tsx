import { useMemo } from 'preact/hooks';
import type { WatchDetail, WatchRow } from '../../../preload/views.ts';
import type { Act } from '../../asking.ts';
import type { PageProps } from '../../page.ts';
import { targetNames } from '../target-names.ts';
import { type Choices, questionOf } from './choices.ts';
import { Chooser } from './chooser.tsx';
import { Happened } from './happened.tsx';
import type { KeyLineProps } from './key-line.tsx';
import { Targets } from './targets.tsx';
import { Versions } from './versions.tsx';

export type WatchBodyProps = Pick<PageProps, 'keyturn' | 'view' | 'now'> & {
  readonly row: WatchRow;
  readonly detail: WatchDetail;
  readonly act: Act;
  readonly again: () => void;
  /** Absent in a browser. */
  readonly show?: NonNullable<KeyLineProps['show']>;
};

const MINUTE = 60_000;

export function WatchBody(props: WatchBodyProps) {
  const { keyturn, view, row, detail, again, act, now } = props;
  const minute = now - (now % MINUTE);
  const nameOf = useMemo(() => targetNames(view), [view.watches, view.projects]);
  const apply = async (target: string, choices: Choices): Promise<void> => {
    const answer = await act('choose', { key: row.key, target, choices });
    if (!answer.ok) return;
    again();
    // What was chosen is about to go; the focus stays near.
    document.getElementById('targets')?.focus();
  };
  return (
    <>
      {detail.targets.map((target) => {
        const question = questionOf(target, detail.events);
        if (question === undefined) return null;
        const key = `${target.target}${target.keys.map(({ change }) => change).join()}`;
        return (
          <Chooser
            key={key}
            target={target}
            question={question}
            apply={(choices) => void apply(target.target, choices)}
          />
        );
      })}
      <Versions keyturn={keyturn} row={row} detail={detail} now={minute} again={again} />
      <Targets {...props} />
      <Happened secret={row.secret} events={detail.events} nameOf={nameOf} now={minute} />
    </>
  );
}
