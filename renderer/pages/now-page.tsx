import { useMemo, useRef, useState } from 'preact/hooks';
import { useAct } from '../asking.ts';
import { Blank } from '../components/blank.tsx';
import { Button } from '../components/button.tsx';
import { Failed } from '../components/failed.tsx';
import { Head } from '../components/head.tsx';
import { SignIn } from '../components/sign-in.tsx';
import type { PageProps } from '../page.ts';
import { SIGN_IN } from '../words/cures.ts';
import * as words from '../words/now.ts';
import { PAGE_TITLES } from '../words/shell.ts';
import { ActingProvider } from './now/acting.ts';
import { DenseList } from './now/dense-list.tsx';
import { FilterBar } from './now/filter-bar.tsx';
import { type Filter, filtered, NO_FILTER } from './now/filtering.ts';
import { FullList } from './now/full-list.tsx';
import { denseGroups, fullGroups } from './now/groups.ts';
import type { Grouping } from './now/items.ts';
import { calmed, useYoungChecks } from './now/late-checks.ts';
import { useListKeys } from './now/list-keys.ts';
import { memory } from './now/memory.ts';
import { Notices } from './now/notices.tsx';
import { NowAnswer } from './now/now-answer.tsx';
import { useRoving } from './now/roving.ts';

/** Above this the list is one line a row, and can be searched. */
const FEW = 40;

function useFilter(): {
  readonly filter: Filter;
  readonly grouping: Grouping;
  readonly setFilter: (filter: Filter) => void;
  readonly setGrouping: (grouping: Grouping) => void;
} {
  const [filter, setFilter] = useState(memory.filter);
  const [grouping, setGrouping] = useState(memory.grouping);
  memory.filter = filter;
  memory.grouping = grouping;
  return { filter, setFilter, grouping, setGrouping };
}

/** Rows, groups and their order: once a view, and again when somebody filters. */
function useGroups({ view, now, route }: PageProps, filter: Filter, grouping: Grouping) {
  const young = useYoungChecks(view.watches, now);
  const minute = Math.floor(now / 60_000) * 60_000;
  return useMemo(() => {
    const isOf = (directories: readonly string[]): boolean =>
      route.key === undefined || directories.includes(route.key);
    const rows = calmed(view.watches, young).filter((row) => isOf(row.projects));
    const projects = view.projects.filter(({ directory }) => isOf([directory]));
    const isDense = rows.length > FEW;
    const found = isDense ? filtered(rows, filter, minute) : rows;
    const groups = isDense ? denseGroups(found, grouping, { projects, now: minute }) : fullGroups(found, projects);
    const ids = groups.flatMap(({ items }) => items.map(({ id }) => id));
    return { rows, projects, isDense, found, groups, ids };
  }, [view, route.key, filter, grouping, minute, young]);
}

export function NowPage(props: PageProps) {
  const { keyturn, view, now, route, go } = props;
  const { filter, setFilter, grouping, setGrouping } = useFilter();
  const { rows, projects, isDense, found, groups, ids } = useGroups(props, filter, grouping);
  const [signingIn, signIn] = useState<string>();
  const { act, problem, forget } = useAct(keyturn);
  const search = useRef<HTMLInputElement>(null);
  const roving = useRoving(ids);
  useListKeys({ ...roving, rows, act, search });
  const project = view.projects.find(({ directory }) => directory === route.key);
  const leave = (): void => roving.place.current?.querySelector<HTMLElement>('.id[tabindex="0"]')?.focus();
  const acts = (
    <>
      <Button onPress={() => void act('checkNow', {})}>{words.CHECK_NOW}</Button>
      <Button look="primary" to={{ page: 'add' }}>
        {words.ADD_SECRET}
      </Button>
    </>
  );
  const answer = <NowAnswer rows={rows} projects={projects} now={now} />;
  const bar = { filter, setFilter, grouping, setGrouping, found: found.length, inputRef: search, leave };
  return (
    <ActingProvider value={{ act, now, face: view.face, go, signIn, current: roving.current }}>
      <Head title={project?.name ?? PAGE_TITLES.now} answer={answer} acts={acts} />
      {isDense && <FilterBar {...bar} />}
      <div class="above">
        <Notices view={view} now={now} act={act} />
        {problem && <Failed problem={problem} close={forget} />}
        {signingIn !== undefined && (
          <>
            <h2 class="sr">{SIGN_IN}</h2>
            <SignIn key={signingIn} keyturn={keyturn} profile={signingIn} close={() => signIn(undefined)} />
          </>
        )}
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: listens for the rows inside */}
      <div ref={roving.place} onKeyDown={roving.onKeyDown} onFocusIn={roving.onFocusIn} onFocusOut={roving.onFocusOut}>
        {isDense ? <DenseList groups={groups} /> : <FullList groups={groups} />}
      </div>
      {groups.length === 0 && (
        <Blank
          acts={
            isDense && (
              <Button isSmall onPress={() => setFilter(NO_FILTER)}>
                {words.CLEAR_FILTER}
              </Button>
            )
          }
        >
          {isDense ? words.noMatch(filter.search) : words.noWatchIn(project?.name ?? PAGE_TITLES.now)}
        </Blank>
      )}
    </ActingProvider>
  );
}
