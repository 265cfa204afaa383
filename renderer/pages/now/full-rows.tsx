import { Glyph } from '../../components/glyph.tsx';
import { freshnessLines, STATE_WORDS } from '../../words/freshness.ts';
import * as words from '../../words/now.ts';
import { useActing } from './acting.ts';
import { AilmentCure } from './ailment-cure.tsx';
import { GoesTo, Name, rotationLines } from './cells.tsx';
import type { Item } from './items.ts';
import { type Ailment, ailmentsOf, ofProject } from './remedies.ts';
import { RowMenu } from './row-menu.tsx';
import { glyphOf } from './standing.ts';

export type WatchItem = Extract<Item, { readonly kind: 'watch' }>;

function CureRows({
  ailments,
  id,
  of,
}: {
  readonly ailments: readonly Ailment[];
  readonly id: string;
  readonly of: string;
}) {
  return ailments.map((ailment) => (
    <tr key={ailment.says} class="problem" data-of={id}>
      <td />
      <td colSpan={5}>
        <AilmentCure ailment={ailment} of={of} />
      </td>
    </tr>
  ));
}

/** Two lines. */
export function FullRow({ item: { row, id, cures } }: { readonly item: WatchItem }) {
  const { now } = useActing();
  const glyph = glyphOf(row, now);
  const { first, second, isTrouble } = freshnessLines(row, now);
  const rotation = rotationLines(row, now);
  const ailments = cures.length > 0 ? ailmentsOf(row, cures) : [];
  return (
    <>
      <tr class={ailments.length > 0 ? 'watch has-problem' : 'watch'} data-of={id}>
        <td>
          <Glyph name={glyph} word={STATE_WORDS[glyph]} />
        </td>
        <th scope="row">
          <div class="two">
            <Name row={row} />
            <span>
              {row.label !== 'AWSCURRENT' && <code>{row.label}</code>}
              {row.label !== 'AWSCURRENT' && ', '}
              {words.place(row)}
            </span>
          </div>
        </th>
        <td>
          <div class="two">
            <span class={isTrouble ? 'says trouble' : undefined}>{first}</span>
            <span>{second}</span>
          </div>
        </td>
        <td>
          <div class="two">
            <span class={rotation.isSoft ? 'soft' : undefined}>{rotation.first}</span>
            {rotation.second !== '' && <span>{rotation.second}</span>}
          </div>
        </td>
        <td>
          <div class="two">
            <GoesTo row={row} />
            <span>{(row.targets[0]?.readers ?? []).join(', ')}</span>
          </div>
        </td>
        <td class="do">
          <RowMenu row={row} />
        </td>
      </tr>
      <CureRows ailments={ailments} id={id} of={row.secret} />
    </>
  );
}

/** A project whose file waits for somebody. */
export function ProjectLine({ item }: { readonly item: Extract<Item, { readonly kind: 'project' }> }) {
  const { current, face } = useActing();
  const { project, id } = item;
  const glyph = project.standing === 'invalid' ? 'trouble' : 'needs-you';
  return (
    <>
      <tr class="watch has-problem" data-of={id}>
        <td>
          <Glyph name={glyph} word={STATE_WORDS[glyph]} />
        </td>
        <th scope="row" colSpan={5}>
          <span class="id" tabIndex={current === id ? 0 : -1} title={project.directory}>
            {project.name}
          </span>
        </th>
      </tr>
      <CureRows ailments={[ofProject(project, face)]} id={id} of={project.name} />
    </>
  );
}
