import { Fragment } from 'preact';
import { useCallback, useState } from 'preact/hooks';
import type { WatchRow } from '../../preload/views.ts';
import { useAct, useAnswer } from '../asking.ts';
import { Blank } from '../components/blank.tsx';
import { Button } from '../components/button.tsx';
import { Failed } from '../components/failed.tsx';
import { Head } from '../components/head.tsx';
import { Loading } from '../components/loading.tsx';
import type { PageProps } from '../page.ts';
import { hrefOf } from '../routes.ts';
import { PAGE_TITLES } from '../words/shell.ts';
import { words } from '../words/watch.ts';
import { traceOf, useFresh } from './happening.ts';
import { Facts } from './watch/facts.tsx';
import { WatchActs } from './watch/watch-acts.tsx';
import { WatchBody } from './watch/watch-body.tsx';
import { WatchProblem } from './watch/watch-problem.tsx';
import { useWayBack } from './way-back.ts';

export function WatchPage(props: PageProps) {
  const { view, route, go } = props;
  const { key = '' } = route;
  useWayBack(useCallback(() => go({ page: 'now' }), [go]));
  const row = view.watches.find((one) => one.key === key);
  if (row !== undefined) return <OneWatch key={key} {...props} row={row} />;
  return (
    <>
      <Head title={PAGE_TITLES.watch} />
      <div class="body">
        <Blank acts={<Button to={{ page: 'now' }}>{words.toNow}</Button>}>{words.gone}</Blank>
      </div>
    </>
  );
}

/** Reveal and copy, which only the system can do; what it says for those who listen. */
function useShow(act: ReturnType<typeof useAct>['act'], key: string) {
  const [said, setSaid] = useState('');
  const show = async (name: 'reveal' | 'copyValue', field: string): Promise<void> => {
    const answer = await act(name, { key, field });
    setSaid(answer.ok ? (name === 'reveal' ? words.revealing : words.copiedValue) : '');
  };
  return { said, show: (name: 'reveal' | 'copyValue', field: string): void => void show(name, field) };
}

function Crumb({ row, projects }: { readonly row: WatchRow; readonly projects: PageProps['view']['projects'] }) {
  return (
    <>
      <a href={hrefOf({ page: 'now' })}>{words.now}</a>
      {projects
        .filter(({ directory }) => row.projects.includes(directory))
        .map(({ directory, name }) => (
          <Fragment key={directory}>
            <span aria-hidden="true">/</span>
            <a href={hrefOf({ page: 'now', key: directory })}>{name}</a>
          </Fragment>
        ))}
    </>
  );
}

function OneWatch({ keyturn, view, now, row }: PageProps & { readonly row: WatchRow }) {
  const asked = useAnswer(keyturn, 'getWatch', { key: row.key });
  const { act, problem } = useAct(keyturn);
  const { said, show } = useShow(act, row.key);
  useFresh(traceOf([row]), asked.kind === 'loading' ? undefined : asked.again);
  const isWindow = view.face === 'window';
  const shared = { keyturn, view, now, row, act };
  return (
    <>
      <Head
        title={row.secret}
        isMono
        crumb={<Crumb row={row} projects={view.projects} />}
        acts={<WatchActs row={row} now={now} act={act} />}
      />
      <Facts row={row} projects={view.projects} now={now} />
      <p class={said === '' ? 'sr' : 'soft said'} role="status">
        {said}
      </p>
      <div class="body">
        {problem && <Failed problem={problem} />}
        <WatchProblem keyturn={keyturn} row={row} act={act} />
        {asked.kind === 'loading' && <Loading rows={8} />}
        {asked.kind === 'failed' && <Failed problem={asked.problem} again={asked.again} />}
        {asked.kind === 'ready' && (
          <WatchBody {...shared} detail={asked.value} again={asked.again} {...(isWindow && { show })} />
        )}
      </div>
    </>
  );
}
