import type { Keyturn } from '../../../preload/contract.ts';
import type { WatchRow } from '../../../preload/views.ts';
import { AskFailed } from '../../components/ask-failed.tsx';

export type WatchProblemProps = { readonly keyturn: Keyturn; readonly row: WatchRow; readonly again: () => void };

/** Why it cannot be confirmed, with the cure. */
export function WatchProblem({ keyturn, row, again }: WatchProblemProps) {
  const { freshness, profile = '' } = row;
  if (freshness.kind !== 'stale' && freshness.kind !== 'failed') return null;
  return <AskFailed keyturn={keyturn} problem={freshness.problem} profile={profile} again={again} />;
}
