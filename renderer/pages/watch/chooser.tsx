import { useState } from 'preact/hooks';
import type { TargetDetail } from '../../../preload/views.ts';
import { ColumnHeads } from '../../components/column-heads.tsx';
import { Glyph } from '../../components/glyph.tsx';
import { Marked } from '../../components/marked.tsx';
import { choose } from '../../words/choosing.ts';
import { columns } from '../../words/watch.ts';
import { shortTarget } from '../short-targets.ts';
import { type Choices, firstChoices, type Question } from './choices.ts';
import { ChooserFoot } from './chooser-foot.tsx';
import { ChooserRow } from './chooser-row.tsx';

export type ChooserProps = {
  readonly target: TargetDetail;
  readonly question: Question;
  readonly apply: (choices: Choices) => void;
};

const NOTES: Record<Question, string> = {
  conflict: choose.conflictNote,
  adoption: choose.adoptionNote,
  drift: choose.driftNote,
};

/** Per variable: keep what stands in the file, or take what AWS has. */
export function Chooser({ target, question, apply }: ChooserProps) {
  const [choices, setChoices] = useState<Choices>(() => firstChoices(target));
  const isDrift = question === 'drift';
  return (
    <section class={isDrift ? 'panel' : 'panel needs-you'} aria-label={`${target.name}: ${choose[question]}`}>
      <header>
        <Glyph name={isDrift ? 'edit' : 'needs-you'} />
        <div>
          <h2>
            <code>{target.name}</code>: {choose[question]}
          </h2>
          <p>
            <Marked text={shortTarget(target.problem?.message ?? NOTES[question], target)} names={[target.name]} />
          </p>
        </div>
      </header>
      <table class="keys choosing">
        <caption class="sr">{choose.caption(target.name)}</caption>
        <thead>
          <ColumnHeads columns={columns.choose} />
        </thead>
        <tbody>
          {target.keys.map((row) => (
            <ChooserRow
              key={row.name}
              row={row}
              group={`${target.target}:${row.name}`}
              choice={choices[row.name]}
              pick={(choice) => setChoices((last) => ({ ...last, [row.name]: choice }))}
            />
          ))}
        </tbody>
      </table>
      <ChooserFoot target={target} choices={choices} setChoices={setChoices} apply={apply} />
    </section>
  );
}
