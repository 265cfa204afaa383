import type { HopRow } from '../../../preload/channel-views.ts';
import { ColumnHeads } from '../../components/column-heads.tsx';
import { Found } from '../../components/found.tsx';
import { Glyph } from '../../components/glyph.tsx';
import type { GlyphName } from '../../components/shapes.ts';
import { HOP_STATES, hopsCaption, KIND_OF_HOP, words } from '../../words/channels.ts';

const GLYPHS: Record<HopRow['state'], GlyphName> = { ok: 'fresh', broken: 'trouble', 'could not look': 'needs-you' };

/** The way of an event, a row for each piece of it, in its order. */
export function HopTable({ name, hops }: { readonly name: string; readonly hops: readonly HopRow[] }) {
  return (
    <table class="hops" role="status">
      <caption class="sr">{hopsCaption(name)}</caption>
      <thead class="sr">
        <ColumnHeads columns={words.hopNames} />
      </thead>
      <tbody>
        {hops.map(({ hop, state, found, cure }) => (
          <tr key={hop}>
            <td>
              <Glyph name={GLYPHS[state]} word={HOP_STATES[state]} />
            </td>
            <th scope="row">{KIND_OF_HOP[hop] ?? hop}</th>
            <td>
              <Found says={found} cure={cure} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
