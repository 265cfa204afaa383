import type { ComponentChildren } from 'preact';
import type { ProjectRow, WatchRow } from '../../../preload/views.ts';
import { freshnessLine, originOf, rhythmLine, rotationLine, words } from '../../words/watch.ts';

export type FactsProps = {
  readonly row: WatchRow;
  readonly projects: readonly ProjectRow[];
  readonly now: number;
};

function Fact({
  name,
  value,
  note,
}: {
  readonly name: string;
  readonly value: ComponentChildren;
  readonly note: ComponentChildren;
}) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
      <dd>{note}</dd>
    </div>
  );
}

export function Facts({ row, projects, now }: FactsProps) {
  const { facts } = words;
  const nameOf = (directory: string): string => projects.find((one) => one.directory === directory)?.name ?? directory;
  const from = (
    <>
      {row.profile ?? words.defaultProfile}
      {row.region !== undefined && ', '}
      <span class="whole">{row.region}</span>
    </>
  );
  const version = row.versionId === undefined ? words.noVersion : <code>{row.versionId.slice(0, 8)}</code>;
  return (
    <dl class="facts">
      <Fact name={facts.freshness} value={freshnessLine(row, now)} note={rhythmLine(row, now)} />
      <Fact name={facts.version} value={version} note={<code>{row.label}</code>} />
      <Fact
        name={facts.rotation}
        value={rotationLine(row.nextRotationBy, now)}
        note={row.nextRotationBy === undefined ? '' : words.byAws}
      />
      <Fact name={facts.from} value={from} note={originOf(row, nameOf)} />
    </dl>
  );
}
