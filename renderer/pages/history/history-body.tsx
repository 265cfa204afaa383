import { useMemo, useRef, useState } from 'preact/hooks';
import type { AppView, WatchRow } from '../../../preload/views.ts';
import { Blank } from '../../components/blank.tsx';
import { Button } from '../../components/button.tsx';
import { words } from '../../words/history.ts';
import { targetNames } from '../target-names.ts';
import type { Entry } from './entries.ts';
import { FilterBar, type Seek } from './filter-bar.tsx';
import { filtered } from './filtering.ts';
import { inProject } from './in-project.ts';
import { Rotations } from './rotations.tsx';
import { Timeline } from './timeline.tsx';
import { useSearchKey } from './use-search-key.ts';

export type HistoryBodyProps = {
  readonly entries: readonly Entry[];
  readonly view: AppView;
  readonly today: number;
  /** What to look for at first. */
  readonly search: string;
};

const EVERYTHING: Seek = { search: '', sort: 'all', project: '' };

export function HistoryBody({ entries, view, today, search }: HistoryBodyProps) {
  const [seek, setSeek] = useState<Seek>({ ...EVERYTHING, search });
  const field = useRef<HTMLInputElement>(null);
  useSearchKey(field);
  const { watches, projects } = view;
  const found = useMemo(() => {
    const { project, ...filter } = seek;
    return filtered(entries, { ...filter, ...(project !== '' && { isInProject: inProject(project, watches) }) });
  }, [entries, seek, watches]);
  const named = useMemo(() => ({ withSecret: true, nameOf: targetNames({ watches, projects }) }), [watches, projects]);
  if (entries.length === 0) return <Nothing says={words.nothingYet} />;
  const change = (part: Partial<Seek>): void => setSeek((last) => ({ ...last, ...part }));
  const shown = words.shown(found.length, entries.length);
  return (
    <>
      <FilterBar seek={seek} change={change} projects={projects} shown={shown} searchRef={field} />
      {found.length === 0 && <Nothing says={words.nothingFound} showAll={() => setSeek(EVERYTHING)} />}
      {found.length > 0 && (
        <div class="body">
          {(seek.sort === 'all' || seek.sort === 'rotations') && (
            <Rotations entries={found} watches={isNarrow(seek) ? amongst(watches, found) : watches} now={today} />
          )}
          <Timeline entries={found} named={named} today={today} />
        </div>
      )}
    </>
  );
}

const isNarrow = ({ search, project }: Seek): boolean => search !== '' || project !== '';

function amongst(watches: readonly WatchRow[], entries: readonly Entry[]): readonly WatchRow[] {
  const secrets = new Set(entries.map(({ row }) => row.secret));
  return watches.filter(({ secret }) => secrets.has(secret));
}

function Nothing({ says, showAll }: { readonly says: string; readonly showAll?: () => void }) {
  const acts = showAll && <Button onPress={showAll}>{words.showAll}</Button>;
  return (
    <div class="body">
      <Blank acts={acts}>{says}</Blank>
    </div>
  );
}
