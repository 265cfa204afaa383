import type { HistoryRow, TargetDetail, WatchDetail } from '../../preload/views.ts';
import { type Problem, ProblemError } from '../domain/problem.ts';
import type { ComparedTarget, Line, StatusDocument } from '../session/lines.ts';
import { openHistory } from '../storage/history-file.ts';
import { loadProject } from '../storage/project-file.ts';
import type { Evidence } from '../storage/project-readers.ts';
import { shortTarget } from './app-view.ts';
import { type AnswerPorts, hearOwner } from './asking.ts';
import type { Kept } from './settings-answers.ts';

type View = StatusDocument['watches'][number];

const LATEST = 50;

type Compared = { readonly targets: readonly ComparedTarget[]; readonly problem?: Problem };

/** Asks AWS. What it does not answer is told at each target. */
async function compared(ports: AnswerPorts, key: string, { projects }: View): Promise<Compared> {
  let lines: Line[];
  try {
    lines = await hearOwner(ports, { command: 'compare', projects: [...projects], key });
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return { targets: [], problem: error.problem };
  }
  const problem = lines.find((line) => 'problem' in line)?.problem;
  return { targets: lines.flatMap((line) => ('compared' in line ? line.compared : [])), ...(problem && { problem }) };
}

/** Why somebody counts as a reader, where the project shows it. */
function evidenceIn({ projects }: View, kept: Kept): (reader: string) => string {
  const { profiles, allowOutside } = kept.now();
  const readings = projects.map((directory) => loadProject({ directory, profiles, allowOutside }));
  const all = readings.flatMap((reading): readonly Evidence[] =>
    reading.kind === 'loaded' ? reading.found.evidence : [],
  );
  return (reader) => {
    const found = all.find((one) => one.reader === reader);
    return found ? `${found.why} (${found.file})` : 'named in keyturn.yaml, or read by most programs';
  };
}

/** What is known of a target without AWS. */
function knownTargets(view: View): ComparedTarget[] {
  return view.feeds.map(({ target, keys, state, readers = [], problem }) => ({
    target,
    isHeld: state === 'conflict' || state === 'refused' || state === 'failed',
    variables: keys.map((name) => {
      const change =
        state === 'conflict' || state === 'refused' || state === 'edited here' ? state : ('in step' as const);
      return { name, field: '', change };
    }),
    readers,
    ...(problem && { problem }),
  }));
}

/** What became of one secret lately, newest first. */
function eventsOf({ configDirectory }: AnswerPorts, { secret, label, profile }: View): readonly HistoryRow[] {
  const isAbout = (row: HistoryRow): boolean => row.secret === secret && row.label === label && row.profile === profile;
  return openHistory({ directory: configDirectory }).search({ fits: isAbout, limit: LATEST });
}

export type DetailAsked = {
  readonly ports: AnswerPorts;
  readonly kept: Kept;
  readonly key: string;
  readonly view: View;
};

/** All but the versions. */
export async function watchDetail({ ports, kept, key, view }: DetailAsked): Promise<Omit<WatchDetail, 'versions'>> {
  const { targets, problem } = await compared(ports, key, view);
  const evidenceOf = evidenceIn(view, kept);
  const all = targets.length > 0 ? targets : knownTargets(view);
  return {
    key,
    targets: all.map(
      ({ target, isHeld, variables, readers, problem: own = problem }): TargetDetail => ({
        target,
        name: shortTarget(target, view.projects),
        isHeld,
        keys: variables,
        readers: readers.map((reader) => ({ reader, evidence: evidenceOf(reader) })),
        ...(own && { problem: own }),
      }),
    ),
    events: eventsOf(ports, view),
  };
}
