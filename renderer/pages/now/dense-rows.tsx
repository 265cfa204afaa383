import { Glyph } from '../../components/glyph.tsx';
import { unreachable } from '../../unreachable.ts';
import { denseLine, reasonOf, STATE_WORDS, sentence } from '../../words/freshness.ts';
import * as words from '../../words/now.ts';
import { useActing } from './acting.ts';
import { GoesTo, Name, rotationLines } from './cells.tsx';
import type { Item } from './items.ts';
import { ailmentsOf, ofCheck, ofProject, type Remedy } from './remedies.ts';
import { RemedyButton } from './remedy-button.tsx';
import { RowMenu } from './row-menu.tsx';
import { glyphOf, standingOf, wantsSomebody } from './standing.ts';

type Of<Kind extends Item['kind']> = Extract<Item, { readonly kind: Kind }>;

type FreshCell = {
  readonly text: string;
  readonly tone?: string;
  readonly remedy?: Remedy | undefined;
  readonly of: string;
};

function Fresh({ text, tone, remedy, of }: FreshCell) {
  const line = (
    <span class={tone && `says ${tone}`} title={text}>
      {text}
    </span>
  );
  if (remedy === undefined) return line;
  return (
    <div class="ago">
      {line}
      <RemedyButton remedy={remedy} isFirst={false} of={of} />
    </div>
  );
}

function WatchLine({ item: { row, cures } }: { readonly item: Of<'watch'> }) {
  const { now } = useActing();
  const glyph = glyphOf(row, now);
  const rotation = rotationLines(row, now);
  const isOwn = cures.length > 0 && wantsSomebody(standingOf(row));
  const remedy = isOwn ? ailmentsOf(row, cures)[0]?.remedies[0] : undefined;
  return (
    <>
      <td>
        <Glyph name={glyph} word={STATE_WORDS[glyph]} />
      </td>
      <th scope="row">
        <Name row={row} />
      </th>
      <td>
        <Fresh {...denseLine(row, now)} remedy={remedy} of={row.secret} />
      </td>
      <td class={rotation.isSoft ? 'soft' : undefined}>{rotation.first}</td>
      <td class="soft">
        <GoesTo row={row} isDense />
        <span class="do">
          <RowMenu row={row} />
        </span>
      </td>
    </>
  );
}

function SharedLine({ item: { id, problem, rows } }: { readonly item: Of<'shared'> }) {
  const { current } = useActing();
  const [first] = rows;
  if (first === undefined) return null;
  const name = first.profile ?? words.DEFAULT_PROFILE;
  const { says, remedies } = ofCheck(problem, rows);
  const targets = rows.reduce((sum, { targets: of }) => sum + of.length, 0);
  return (
    <>
      <td>
        <Glyph name="trouble" word={STATE_WORDS.trouble} />
      </td>
      <th scope="row">
        <span class="id" tabIndex={current === id ? 0 : -1} title={says}>
          <span class="leaf">{name}</span>
          <span class="held">{words.sharedCount(rows.length)}</span>
        </span>
      </th>
      <td>
        <Fresh text={sentence(reasonOf(problem))} tone="trouble" remedy={remedies[0]} of={name} />
      </td>
      <td />
      <td class="soft">{words.targetCount(targets)}</td>
    </>
  );
}

function ProjectCells({ item: { id, project } }: { readonly item: Of<'project'> }) {
  const { current, face } = useActing();
  const { tone, says, remedies } = ofProject(project, face);
  const glyph = tone === 'trouble' ? 'trouble' : 'needs-you';
  return (
    <>
      <td>
        <Glyph name={glyph} word={STATE_WORDS[glyph]} />
      </td>
      <th scope="row">
        <span class="id" tabIndex={current === id ? 0 : -1} title={project.directory}>
          {project.name}
        </span>
      </th>
      <td colSpan={3} title={says}>
        <Fresh text={says} tone={tone} remedy={remedies[0]} of={project.name} />
      </td>
    </>
  );
}

function Cells({ item }: { readonly item: Item }) {
  switch (item.kind) {
    case 'watch':
      return <WatchLine item={item} />;
    case 'shared':
      return <SharedLine item={item} />;
    case 'project':
      return <ProjectCells item={item} />;
    default:
      return unreachable(item);
  }
}

export function DenseRow({ item, rowIndex }: { readonly item: Item; readonly rowIndex: number }) {
  return (
    <tr class="watch" data-of={item.id} aria-rowindex={rowIndex}>
      <Cells item={item} />
    </tr>
  );
}
