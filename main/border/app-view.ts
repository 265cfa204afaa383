import { isAbsolute, relative } from 'node:path';
import type { AppView, Notice, ProjectRow, TargetRow, WatchRow } from '../../preload/views.ts';
import { worstMood } from '../domain/mood.ts';
import { moodsOf } from '../domain/view.ts';
import type { StatusDocument } from '../session/lines.ts';
import { callsView } from './calls-view.ts';
import type { ProjectState, WatchSession } from './watch-session.ts';

export type AppFacts = {
  readonly session: Pick<WatchSession, 'views' | 'projects' | 'calls' | 'cost' | 'pause'>;
  readonly face: AppView['face'];
  readonly notices: readonly Notice[];
  readonly muted: readonly string[];
  readonly sequence: number;
  /** Epoch milliseconds. */
  readonly now: number;
};

type View = StatusDocument['watches'][number];

/** Relative to the first project it lies in; keychain items and what lies elsewhere as they are. */
export function shortTarget(target: string, projects: readonly string[]): string {
  for (const project of projects) {
    const way = relative(project, target);
    if (isAbsolute(target) && way !== '' && !way.startsWith('..') && !isAbsolute(way)) return way.replaceAll('\\', '/');
  }
  return target;
}

export function projectName(directory: string): string {
  return directory.split(/[\\/]/).findLast((part) => part !== '') ?? directory;
}

function targetRow(
  { target, state, keys, leftBehind, readers = [], problem }: View['feeds'][number],
  projects: readonly string[],
): TargetRow {
  const name = shortTarget(target, projects);
  return { target, name, state, keys, leftBehind, readers, ...(problem && { problem }) };
}

function watchRow(view: View, { session, muted }: AppFacts): WatchRow {
  const { key, secret, label, profile, region, versionId, projects, freshness, isChecking, intervalMs } = view;
  const { nextCheckAt, nextRotationBy, pendingSince, writtenAt, route } = view;
  const pause = session.pause ?? view.pause;
  return {
    key,
    secret,
    label,
    ...(profile !== undefined && { profile }),
    ...(region !== undefined && { region }),
    ...(versionId !== undefined && { versionId }),
    projects,
    freshness,
    isChecking,
    ...(pause && { pause }),
    isMuted: muted.includes(key),
    intervalMs,
    ...(nextCheckAt !== undefined && { nextCheckAt }),
    ...(nextRotationBy !== undefined && { nextRotationBy }),
    ...(pendingSince !== undefined && { pendingSince }),
    ...(writtenAt !== undefined && { writtenAt }),
    ...(route && { route }),
    targets: view.feeds.map((feed) => targetRow(feed, projects)),
  };
}

function projectRow({ directory, problems }: ProjectState): ProjectRow {
  const waits = problems.length > 0 && problems.every(({ code }) => code === 'trust');
  const standing = problems.length === 0 ? 'runs' : waits ? 'waits for trust' : 'invalid';
  return { directory, name: projectName(directory), standing, problems };
}

const OFFLINE: Notice = {
  kind: 'offline',
  message: 'AWS cannot be reached from here, so nothing is confirmed. Files keep their values.',
  cure: 'Checks go on by themselves when the network is back.',
};

/** Events do not come, or did not: what that does to freshness, in one line for all watches that it is true of. */
function channelNotices(views: readonly View[]): Notice[] {
  const whys = views.flatMap(({ route }) => (route?.kind === 'sweep only' ? [route.problem] : []));
  const distinct = new Map(whys.map((problem) => [problem.message, problem]));
  return [...distinct.values()].map(({ message, cure }) => ({
    kind: 'channel',
    message: `${message} Until events come again, changes are found by asking at each watch's interval.`,
    cure,
  }));
}

function isOffline(views: readonly View[]): boolean {
  const isUnreachable = ({ freshness }: View): boolean =>
    'problem' in freshness && freshness.problem.code === 'unreachable';
  return views.length > 0 && views.every(isUnreachable);
}

/** All that a page shows, from all that is known now. */
export function appView(facts: AppFacts): AppView {
  const { session, face, notices, sequence, now } = facts;
  const views = session.views();
  const moods = views.flatMap((view) => moodsOf(view, now));
  const projects = session.projects().map(projectRow);
  if (projects.some(({ standing }) => standing !== 'runs')) moods.push('needs you');
  if (session.pause || views.some((view) => view.pause)) moods.push('paused');
  return {
    sequence,
    now,
    face,
    mood: worstMood(moods),
    ...(session.pause && { pause: session.pause }),
    watches: views.map((view) => watchRow(view, facts)),
    projects,
    notices: [...notices, ...(isOffline(views) ? [OFFLINE] : channelNotices(views))],
    calls: callsView(session),
  };
}
