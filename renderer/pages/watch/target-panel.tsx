import type { TargetDetail, TargetRow } from '../../../preload/views.ts';
import type { Act } from '../../asking.ts';
import { Button } from '../../components/button.tsx';
import { Glyph } from '../../components/glyph.tsx';
import type { StateName } from '../../components/shapes.ts';
import { targetNote, words } from '../../words/watch.ts';
import { KeyLine, type KeyLineProps } from './key-line.tsx';
import { KeyTable } from './key-table.tsx';
import { TargetProblem } from './target-problem.tsx';

export type TargetPanelProps = {
  readonly watch: string;
  readonly detail: TargetDetail;
  readonly state: TargetRow['state'];
  readonly isNew: boolean;
  /** Something of its own, that is not said further up. */
  readonly hasProblem: boolean;
  readonly act: Act;
  readonly show?: NonNullable<KeyLineProps['show']>;
};

const GLYPHS: Record<TargetRow['state'], StateName> = {
  'in step': 'fresh',
  'edited here': 'fresh',
  conflict: 'needs-you',
  refused: 'needs-you',
  failed: 'trouble',
  'never written': 'stale',
};

/** As the list draws it: a file that is gone waits for somebody. */
function glyphOf(state: TargetRow['state'], isNew: boolean, isGone: boolean): StateName {
  if (isGone) return 'needs-you';
  return isNew && state === 'in step' ? 'changed' : GLYPHS[state];
}

export function TargetPanel({ watch, detail, state, isNew, hasProblem, act, show }: TargetPanelProps) {
  const { target, name } = detail;
  const isKnown = detail.keys.filter(({ field }) => field === '').length < 2;
  const isGone = detail.problem?.code === 'file-gone';
  const mayOpen = show !== undefined && !isGone && !target.startsWith('keychain:');
  return (
    <div class="panel">
      <header>
        <Glyph name={glyphOf(state, isNew, isGone)} />
        <div>
          <h3>
            <code title={target}>{name}</code>
          </h3>
          <p>{targetNote(state, detail)}</p>
        </div>
        {mayOpen && (
          <Button
            look="quiet"
            isSmall
            label={`${words.openFile} ${name}`}
            onPress={() => void act('openTarget', { target })}
          >
            {words.openFile}
          </Button>
        )}
      </header>
      {hasProblem && (
        <TargetProblem watch={watch} detail={detail} act={act} isTrouble={state === 'failed' && !isGone} />
      )}
      {detail.keys.length > 0 && (
        <KeyTable name={name} hasActs={show !== undefined}>
          {detail.keys.map((row) => (
            <KeyLine key={row.name} row={row} isHeld={detail.isHeld} isKnown={isKnown} {...(show && { show })} />
          ))}
        </KeyTable>
      )}
      {detail.keys.some(({ change }) => change === 'left behind') && <LeftBehind act={act} />}
    </div>
  );
}

function LeftBehind({ act }: { readonly act: Act }) {
  return (
    <footer>
      <p>
        {words.leftBehind} <code>{words.cleanCommand}</code>
      </p>
      <Button isSmall onPress={() => void act('copyText', { text: words.cleanCommand })}>
        {words.copyCommand}
      </Button>
    </footer>
  );
}
