import { Answer } from '../../components/answer.tsx';
import { ago } from '../../times.ts';
import { words } from '../../words/health.ts';
import { sorted } from './findings.ts';
import type { Health } from './use-health.ts';

type HealthAnswerProps = { readonly health: Health; readonly isAsking: boolean; readonly now: number };

/** How many things to fix, in one line. */
export function HealthAnswer({ health, isAsking, now }: HealthAnswerProps) {
  if (health.kind !== 'ready')
    return <Answer said={isAsking ? words.checking : words.failed}>{isAsking ? words.checking : words.failed}</Answer>;
  const { toFix, fine } = sorted(health.findings);
  const passed = words.passed(fine.filter(({ verdict }) => verdict === 'good').length);
  const fix = toFix.length === 0 ? words.nothingToFix : words.toFix(toFix.length);
  return (
    <Answer said={`${fix}, ${passed}`}>
      {toFix.length === 0 ? fix : <b class="needs-you">{fix}</b>}, {passed},{' '}
      {isAsking ? words.checkingNow : words.checked(ago(Math.min(health.at, now), now))}
    </Answer>
  );
}
