import { useState } from 'preact/hooks';
import { useAnswer } from '../../asking.ts';
import type { PageProps } from '../../page.ts';
import { placeOf } from '../add/place-of.ts';
import type { ScanStep } from '../scan-page.tsx';
import { LookAndWrite } from './look-and-write.tsx';
import { ProposalsStep } from './proposals-step.tsx';
import type { ScanWish } from './scan-form.tsx';

type ScannedProps = Pick<PageProps, 'keyturn'> & {
  readonly wish: ScanWish;
  readonly step: Exclude<ScanStep, 'folder'>;
  readonly go: (step: ScanStep) => void;
  readonly finish: (count: number) => void;
};

/** What was found in one folder: choosing, then writing. Choices stay when one goes back. */
export function Scanned({ keyturn, wish, step, go, finish }: ScannedProps) {
  const scanned = useAnswer(keyturn, 'scan', { ...placeOf(wish), folder: wish.folder });
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const toggle = (index: number): void => {
    const next = new Set(left);
    if (!next.delete(index)) next.add(index);
    setLeft(next);
  };
  const all = scanned.kind === 'ready' ? scanned.value : [];
  const drafts = all.flatMap(({ draft }, index) => (left.has(index) ? [] : [draft]));
  if (step === 'look')
    return (
      <LookAndWrite keyturn={keyturn} drafts={drafts} back={() => go('choose')} finish={() => finish(drafts.length)} />
    );
  return (
    <ProposalsStep
      keyturn={keyturn}
      scanned={scanned}
      profile={wish.profile}
      left={left}
      toggle={toggle}
      back={() => go('folder')}
      next={() => go('look')}
    />
  );
}
