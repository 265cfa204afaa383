import { useId } from 'preact/hooks';
import type { Proposal } from '../../../preload/views.ts';
import { Identifier } from '../../components/identifier.tsx';
import { Marked } from '../../components/marked.tsx';
import { words } from '../../words/scan.ts';

type ProposalLineProps = {
  readonly proposal: Proposal;
  readonly isChosen: boolean;
  readonly toggle: () => void;
};

/** One match: which secret, into which file, why. */
export function ProposalLine({ proposal: { draft, why }, isChosen, toggle }: ProposalLineProps) {
  const id = useId();
  const { secret, file, variables } = draft;
  const names = Object.values(variables);
  // The reason names the first few.
  const isLonger = names.some((name) => !why.includes(`\`${name}\``));
  return (
    <li>
      <input
        type="checkbox"
        id={id}
        checked={isChosen}
        onChange={toggle}
        aria-label={words.take(secret, file)}
        aria-describedby={`${id}-why`}
      />
      <label for={id}>
        <span class="match">
          <Identifier name={secret} />
          <span class="soft">{words.into}</span>
          <code>{file}</code>
        </span>
        <span class="soft" id={`${id}-why`}>
          <Marked text={why} />
        </span>
        {isLonger && <code class="names">{names.join(', ')}</code>}
      </label>
    </li>
  );
}
