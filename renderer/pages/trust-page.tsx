import { useState } from 'preact/hooks';
import type { Keyturn } from '../../preload/contract.ts';
import { useAct, useAnswer } from '../asking.ts';
import { Blank } from '../components/blank.tsx';
import { Button } from '../components/button.tsx';
import { Failed } from '../components/failed.tsx';
import { Head } from '../components/head.tsx';
import { Loading } from '../components/loading.tsx';
import type { PageProps } from '../page.ts';
import { words } from '../words/trust.ts';
import { Finished } from './finished.tsx';

type ReviewProps = { readonly keyturn: Keyturn; readonly directory: string; readonly accepted: () => void };

function Lines({ lines }: { readonly lines: readonly string[] }) {
  if (lines.length === 0) return <Blank>{words.empty}</Blank>;
  return (
    <ul class="trust-lines" aria-label={words.linesLabel}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

/** The fingerprint goes back as it came: what is accepted is what was shown. */
function Review({ keyturn, directory, accepted }: ReviewProps) {
  const asked = useAnswer(keyturn, 'getTrust', { directory });
  const { act, isBusy, problem } = useAct(keyturn);
  if (asked.kind === 'loading') return <Loading rows={5} />;
  if (asked.kind === 'failed') return <Failed problem={asked.problem} again={asked.again} />;
  const { fingerprint, lines } = asked.value;
  const accept = async (): Promise<void> => {
    const answer = await act('trust', { directory, fingerprint });
    if (answer.ok) accepted();
  };
  return (
    <>
      <p class="lead">{words.lead}</p>
      <Lines lines={lines} />
      {problem && <Failed problem={problem} again={asked.again} />}
      <p class="ways">
        <Button look="primary" isDisabled={isBusy} onPress={() => void accept()}>
          {isBusy ? words.accepting : words.accept}
        </Button>
        <Button to={{ page: 'now' }}>{words.later}</Button>
      </p>
    </>
  );
}

/** What a keyturn.yaml names, line by line, before it counts. */
export function TrustPage({ keyturn, route }: PageProps) {
  const [accepted, setAccepted] = useState<string>();
  const directory = route.key;
  if (directory === undefined)
    return (
      <>
        <Head title={words.title} />
        <Blank acts={<Button to={{ page: 'now' }}>{words.back}</Button>}>{words.noFolder}</Blank>
      </>
    );
  if (accepted === directory)
    return (
      <Finished title={words.done} more={words.doneMore}>
        <Button look="primary" to={{ page: 'now' }}>
          {words.showNow}
        </Button>
      </Finished>
    );
  return (
    <>
      <Head title={words.title} answer={words.answer(directory)} />
      <div class="body trust">
        <Review key={directory} keyturn={keyturn} directory={directory} accepted={() => setAccepted(directory)} />
      </div>
    </>
  );
}
