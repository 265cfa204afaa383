import type { Proposal } from '../../../preload/views.ts';
import type { Asked } from '../../asking.ts';
import { AskFailed } from '../../components/ask-failed.tsx';
import { Blank } from '../../components/blank.tsx';
import { Button } from '../../components/button.tsx';
import { Loading } from '../../components/loading.tsx';
import type { PageProps } from '../../page.ts';
import { words } from '../../words/scan.ts';
import { ProposalLine } from './proposal-line.tsx';

export type ChooseProposalsProps = Pick<PageProps, 'keyturn'> & {
  readonly scanned: Asked<'scan'>;
  readonly profile: string;
  /** Proposals left out, by index. */
  readonly left: ReadonlySet<number>;
  readonly toggle: (index: number) => void;
};

function None() {
  return (
    <Blank acts={<Button to={{ page: 'add' }}>{words.addByHand}</Button>}>
      {words.none} <span class="soft">{words.noneMore}</span>
    </Blank>
  );
}

/** What the folder and AWS have in common by name; all are chosen at first. */
export function ChooseProposals({ keyturn, scanned, profile, left, toggle }: ChooseProposalsProps) {
  if (scanned.kind === 'loading')
    return (
      <>
        <p class="soft" role="status">
          {words.scanning}
        </p>
        <Loading rows={6} />
      </>
    );
  if (scanned.kind === 'failed')
    return <AskFailed keyturn={keyturn} problem={scanned.problem} profile={profile} again={scanned.again} />;
  if (scanned.value.length === 0) return <None />;
  const line = (proposal: Proposal, index: number) => (
    <ProposalLine
      key={`${proposal.draft.secret} ${proposal.draft.file}`}
      proposal={proposal}
      isChosen={!left.has(index)}
      toggle={() => toggle(index)}
    />
  );
  return (
    <ul class="proposals" aria-label={words.proposals}>
      {scanned.value.map(line)}
    </ul>
  );
}
