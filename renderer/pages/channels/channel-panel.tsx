import { useState } from 'preact/hooks';
import type { ChannelRow, HopRow } from '../../../preload/channel-views.ts';
import type { Keyturn } from '../../../preload/contract.ts';
import { useAct } from '../../asking.ts';
import { Button } from '../../components/button.tsx';
import { Failed } from '../../components/failed.tsx';
import { Glyph } from '../../components/glyph.tsx';
import { Panel } from '../../components/panel.tsx';
import type { GlyphName } from '../../components/shapes.ts';
import { TwiceButton } from '../../components/twice-button.tsx';
import * as said from '../../words/channels.ts';
import { HopTable } from './hop-table.tsx';

export type ChannelPanelProps = {
  readonly row: ChannelRow;
  readonly keyturn: Keyturn;
  readonly now: number;
  readonly changed: (rows: readonly ChannelRow[]) => void;
  readonly again: () => void;
};

const { words } = said;

const GLYPHS: Record<ChannelRow['state']['kind'], GlyphName> = {
  up: 'fresh',
  down: 'trouble',
  starting: 'checking',
  'not running': 'paused',
};

function Facts({ row, now }: Pick<ChannelPanelProps, 'row' | 'now'>) {
  const unknown = row.unknown.map(({ what, count }) => `${count} × ${what}`).join(', ');
  const facts: readonly (readonly [string, string])[] = [
    [words.address, row.address],
    [words.from, said.fromLine(row)],
    [words.heard, said.heardLine(row, now)],
    [words.unknown, unknown === '' ? words.noUnknown : unknown],
    ...(row.deadLetters === undefined ? [] : [[words.letters, String(row.deadLetters)] as const]),
  ];
  return (
    <dl class="channel-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Title({ state, name, kind }: ChannelRow) {
  return (
    <span class="channel-title">
      <Glyph name={GLYPHS[state.kind]} />
      {name} <span class="soft">{said.KINDS[kind]}</span>
    </span>
  );
}

/** One channel: its state, what it heard, its test hop by hop, and its end. */
export function ChannelPanel({ row, keyturn, now, changed, again }: ChannelPanelProps) {
  const { act, isBusy, problem } = useAct(keyturn);
  const [hops, setHops] = useState<readonly HopRow[]>();
  const [moved, setMoved] = useState<number>();
  const test = async (): Promise<void> => {
    const answer = await act('testChannel', { name: row.name });
    if (answer.ok) setHops(answer.value);
  };
  const redrive = async (): Promise<void> => {
    const answer = await act('redriveChannel', { name: row.name });
    if (!answer.ok) return;
    setMoved(answer.value.count);
    again();
  };
  const remove = async (): Promise<void> => {
    const answer = await act('removeChannel', { name: row.name });
    if (answer.ok) changed(answer.value);
  };
  const acts = (
    <div class="acts">
      <Button isSmall isDisabled={isBusy} label={said.testOf(row.name)} onPress={() => void test()}>
        {isBusy ? words.testing : words.test}
      </Button>
      {(row.deadLetters ?? 0) > 0 && (
        <Button isSmall isDisabled={isBusy} onPress={() => void redrive()}>
          {words.redrive}
        </Button>
      )}
      <TwiceButton
        isSmall
        word={words.remove}
        sure={said.sureOf(row)}
        named={said.removeOf(row.name)}
        onPress={() => void remove()}
      />
    </div>
  );
  return (
    <Panel title={<Title {...row} />} note={said.stateLine(row.state, now)} acts={acts}>
      {row.state.kind === 'down' && <Failed problem={row.state.problem} />}
      {problem && <Failed problem={problem} />}
      <Facts row={row} now={now} />
      {moved !== undefined && <p role="status">{said.movedLine(moved)}</p>}
      {hops && <HopTable name={row.name} hops={hops} />}
    </Panel>
  );
}
