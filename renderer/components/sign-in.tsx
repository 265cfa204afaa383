import { useState } from 'preact/hooks';
import type { Keyturn } from '../../preload/contract.ts';
import { addressIn, type SignInTalk } from '../sign-in-talk.ts';
import { words } from '../words/sign-in.ts';
import { CodeEntry } from './code-entry.tsx';
import { Marked } from './marked.tsx';
import { useSignIn } from './use-sign-in.ts';

type SignInProps = {
  readonly keyturn: Keyturn;
  readonly profile: string;
  readonly close: () => void;
};

function statusOf({ state, lines }: SignInTalk): string {
  switch (state.kind) {
    case 'runs':
      return lines.length === 0 ? words.starting : words.runs;
    case 'ended':
      return words.ended;
    case 'failed':
      return `${state.problem.message} ${state.problem.cure}`;
  }
}

/** Signs in a profile, with what `aws` (or the device flow) says. Starts when it is first shown. */
export function SignIn({ keyturn, profile, close }: SignInProps) {
  const { again, sendCode, ...talk } = useSignIn(keyturn, profile);
  const [copied, setCopied] = useState('');
  const address = addressIn(talk.lines);
  const copy = (text: string): void => {
    void keyturn.ask('copyText', { text }).then(({ ok }) => ok && setCopied(text));
  };
  return (
    <section class="panel sign-in" aria-label={words.title(profile)}>
      <header>
        <div>
          <h3>{words.title(profile)}</h3>
          <p role="status" class={talk.state.kind === 'failed' ? 'says trouble' : undefined}>
            <Marked text={statusOf(talk)} />
          </p>
        </div>
      </header>
      {talk.lines.length > 0 && (
        <pre role="log" aria-label={words.output} tabindex={0}>
          {talk.lines.join('\n')}
        </pre>
      )}
      {talk.needsCode && <CodeEntry send={sendCode} />}
      <footer>
        <p />
        {address && talk.state.kind === 'runs' && (
          <button type="button" class="button small" onClick={() => copy(address)}>
            {copied === address ? words.copied : words.copyAddress}
          </button>
        )}
        {talk.state.kind !== 'runs' && (
          <button type="button" class="button small" onClick={again}>
            {words.again}
          </button>
        )}
        <button type="button" class="button small" onClick={close}>
          {words.close}
        </button>
      </footer>
    </section>
  );
}
