import { useState } from 'preact/hooks';
import type { ChannelRow } from '../../preload/channel-views.ts';
import { useAnswer } from '../asking.ts';
import { Failed } from '../components/failed.tsx';
import { Head } from '../components/head.tsx';
import { Loading } from '../components/loading.tsx';
import type { PageProps } from '../page.ts';
import { answerLine, words } from '../words/channels.ts';
import { ChannelPanel } from './channels/channel-panel.tsx';
import { CostTable } from './channels/cost-table.tsx';
import { NewChannels } from './channels/new-channels.tsx';

/** Where events come from: each channel, its health, its test, and the ways to a new one. */
export function ChannelsPage({ keyturn, now, view }: PageProps) {
  const asked = useAnswer(keyturn, 'getChannels', undefined);
  const [changed, setChanged] = useState<readonly ChannelRow[]>();
  const rows = changed ?? (asked.kind === 'ready' ? asked.value : undefined);
  const again = (): void => {
    setChanged(undefined);
    if (asked.kind !== 'loading') asked.again();
  };
  return (
    <>
      <Head title={words.title} {...(rows && { answer: answerLine(rows) })} />
      <div class="body channels">
        {asked.kind === 'failed' && <Failed problem={asked.problem} again={again} />}
        {rows === undefined && asked.kind === 'loading' && <Loading rows={6} />}
        {rows?.length === 0 && <p class="soft">{words.none}</p>}
        {rows !== undefined && rows.length > 0 && (
          <section>
            <h2 class="sr">{words.yours}</h2>
            {rows.map((row) => (
              <ChannelPanel key={row.name} row={row} keyturn={keyturn} now={now} changed={setChanged} again={again} />
            ))}
          </section>
        )}
        {rows && <CostTable calls={view.calls} />}
        {rows && <NewChannels keyturn={keyturn} view={view} changed={setChanged} />}
      </div>
    </>
  );
}
