import { useCallback, useMemo } from 'preact/hooks';
import { useAct, useAnswer } from '../asking.ts';
import { Button } from '../components/button.tsx';
import { Failed } from '../components/failed.tsx';
import { Head } from '../components/head.tsx';
import { Loading } from '../components/loading.tsx';
import type { PageProps } from '../page.ts';
import { DAY } from '../times.ts';
import { answerLine, words } from '../words/history.ts';
import { traceOf, useFresh } from './happening.ts';
import { download } from './history/download.ts';
import { entriesOf } from './history/entries.ts';
import { HistoryBody } from './history/history-body.tsx';
import { tally } from './history/rotation-lanes.ts';
import { useWayBack } from './way-back.ts';

/** As many as are kept. */
const MOST = 10_000;
const EVERYTHING = { search: '', kinds: [], limit: MOST };

export function HistoryPage(props: PageProps) {
  const { keyturn, view, now, go } = props;
  const asked = useAnswer(keyturn, 'getHistory', EVERYTHING);
  const exporting = useAct(keyturn);
  useFresh(
    useMemo(() => traceOf(view.watches), [view.watches]),
    asked.kind === 'loading' ? undefined : asked.again,
  );
  useWayBack(useCallback(() => go({ page: 'now' }), [go]));
  const today = new Date(now).setHours(0, 0, 0, 0);
  const rows = asked.kind === 'ready' ? asked.value : undefined;
  const entries = useMemo(() => rows && entriesOf(rows), [rows]);
  const counts = useMemo(
    () => (entries && entries.length > 0 ? tally({ entries, watches: view.watches }, today - 30 * DAY) : undefined),
    [entries, view.watches, today],
  );
  const save = async (format: 'json' | 'csv'): Promise<void> => {
    const answer = await exporting.act('exportHistory', { format });
    if (answer.ok) download(answer.value);
  };
  return (
    <>
      <Head title={words.title} {...(counts && { answer: answerLine(counts), acts: <Exports save={save} /> })} />
      {exporting.problem && <Failed problem={exporting.problem} />}
      {asked.kind === 'loading' && <Loading rows={8} />}
      {asked.kind === 'failed' && <Failed problem={asked.problem} again={asked.again} />}
      {entries && <HistoryBody entries={entries} view={view} today={today} search={props.route.key ?? ''} />}
    </>
  );
}

function Exports({ save }: { readonly save: (format: 'json' | 'csv') => Promise<void> }) {
  return (
    <>
      <Button onPress={() => void save('json')}>{words.exportJson}</Button>
      <Button onPress={() => void save('csv')}>{words.exportCsv}</Button>
    </>
  );
}
