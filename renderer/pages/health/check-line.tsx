import type { Finding } from '../../../preload/views.ts';
import { Button } from '../../components/button.tsx';
import { Found } from '../../components/found.tsx';
import { Glyph } from '../../components/glyph.tsx';
import type { GlyphName } from '../../components/shapes.ts';
import { words } from '../../words/health.ts';
import { commandIn } from './findings.ts';

type CheckLineProps = {
  readonly finding: Finding;
  /** The line above has the same topic: then it is only read. */
  readonly isRepeated: boolean;
  readonly isCopied: boolean;
  readonly copy: (text: string) => void;
};

const GLYPHS: Record<Finding['verdict'], GlyphName> = { good: 'fresh', hint: 'needs-you', wrong: 'trouble' };

/** One check: a glyph, its topic, what was found and what cures it. */
export function CheckLine({ finding, isRepeated, isCopied, copy }: CheckLineProps) {
  const { topic, verdict, message, cure } = finding;
  const isNote = verdict === 'hint' && cure === undefined;
  const command = cure === undefined ? undefined : commandIn(cure);
  return (
    <tr class={verdict === 'good' || isNote ? 'ok' : undefined}>
      <td>
        {isNote ? (
          <Glyph name="more" word={words.note} />
        ) : (
          <Glyph name={GLYPHS[verdict]} word={words.verdicts[verdict]} />
        )}
      </td>
      <th scope="row">
        <span class={isRepeated ? 'sr' : undefined}>{words.topic(topic)}</span>
      </th>
      <td>
        <Found says={message} cure={cure} />
      </td>
      <td>
        {command && (
          <Button isSmall label={words.copyCommandOf(command)} onPress={() => copy(command)}>
            {isCopied ? words.copied : words.copyCommand}
          </Button>
        )}
      </td>
    </tr>
  );
}
