import { useState } from 'preact/hooks';
import type { Finding } from '../../preload/views.ts';
import { useAct } from '../asking.ts';
import { Blank } from '../components/blank.tsx';
import { Button } from '../components/button.tsx';
import { Failed } from '../components/failed.tsx';
import { Head } from '../components/head.tsx';
import { Loading } from '../components/loading.tsx';
import type { PageProps } from '../page.ts';
import { words } from '../words/health.ts';
import { CheckTable } from './health/check-table.tsx';
import { report, sorted } from './health/findings.ts';
import { HealthAnswer } from './health/health-answer.tsx';
import { useHealth } from './health/use-health.ts';

type ChecksProps = {
  readonly findings: readonly Finding[];
  readonly copied: string;
  readonly copy: (text: string) => void;
};

function Checks({ findings, ...copying }: ChecksProps) {
  const { toFix, fine } = sorted(findings);
  if (findings.length === 0) return <Blank>{words.none}</Blank>;
  return (
    <>
      {toFix.length > 0 && (
        <CheckTable title={words.fix} caption={words.failedChecks} look="fix" findings={toFix} {...copying} />
      )}
      {fine.length > 0 && (
        <CheckTable title={words.fine} caption={words.fineChecks} look="pass" findings={fine} {...copying} />
      )}
    </>
  );
}

/** The doctor, live. */
export function HealthPage({ keyturn, now }: PageProps) {
  const { health, isAsking, again } = useHealth(keyturn);
  const { act, problem } = useAct(keyturn);
  const [copied, setCopied] = useState('');
  const findings = health.kind === 'ready' ? health.findings : [];
  const copy = async (text: string): Promise<void> => {
    if ((await act('copyText', { text })).ok) setCopied(text);
  };
  const acts = (
    <>
      <Button isDisabled={findings.length === 0} onPress={() => void copy(report(findings))}>
        {copied === report(findings) ? words.copied : words.copy}
      </Button>
      <Button isDisabled={isAsking} onPress={again}>
        {isAsking ? words.checking : words.again}
      </Button>
    </>
  );
  return (
    <>
      <Head title={words.title} acts={acts} answer={<HealthAnswer health={health} isAsking={isAsking} now={now} />} />
      <div class="body" aria-busy={isAsking}>
        {problem && <Failed problem={problem} />}
        {health.kind === 'waiting' && <Loading rows={8} />}
        {health.kind === 'failed' && <Failed problem={health.problem} again={again} />}
        {health.kind === 'ready' && <Checks findings={findings} copied={copied} copy={(text) => void copy(text)} />}
      </div>
    </>
  );
}
