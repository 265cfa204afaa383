import type { KeyRow, TargetDetail, WatchDetail } from '../../preload/views.ts';
import { ProblemError } from '../domain/problem.ts';
import { refKey } from '../domain/secret.ts';
import type { DiffTarget, StatusDocument } from '../session/lines.ts';
import { openHistory } from '../storage/history-file.ts';
import { shortTarget } from './app-view.ts';
import { type AnswerPorts, askOwner } from './asking.ts';
import type { Handlers } from './handlers.ts';

type View = StatusDocument['watches'][number];

const LATEST = 50;

/** Raises ProblemError when nobody watches it any more. */
export function viewOf({ session }: Pick<AnswerPorts, 'session'>, key: string): View {
  const view = session.views().find((one) => refKey(one) === key);
  if (view) return view;
  const message = 'That secret is not watched any longer.';
  throw new ProblemError({ code: 'configuration', message, cure: 'Look at the list again.' });
}

function keysOf(target: DiffTarget, feed: View['feeds'][number] | undefined): KeyRow[] {
  const told = target.entries.map(({ name, change, reason }) => ({
    name,
    field: '',
    change,
    ...(reason !== undefined && { reason }),
  }));
  const names = new Set(told.map(({ name }) => name));
  const quiet = (feed?.keys ?? []).filter((name) => !names.has(name));
  return [...told, ...quiet.map((name) => ({ name, field: '', change: 'in step' as const }))];
}

function detailOf(target: DiffTarget, view: View): TargetDetail {
  const feed = view.feeds.find((one) => one.target === target.target);
  return {
    target: target.target,
    name: shortTarget(target.target, view.projects),
    isHeld: target.isHeld,
    keys: keysOf(target, feed),
    readers: (feed?.readers ?? []).map((reader) => ({ reader, evidence: '' })),
    ...(target.problem && { problem: target.problem }),
  };
}

function eventsOf({ configDirectory }: AnswerPorts, view: View): WatchDetail['events'] {
  const all = openHistory({ directory: configDirectory }).read({ limit: 10_000 });
  return all
    .filter(({ secret, label }) => secret === view.secret && label === view.label)
    .slice(-LATEST)
    .reverse();
}

/** What a check of one secret would do now; asks AWS. */
export async function targetsOf(ports: AnswerPorts, view: View): Promise<TargetDetail[]> {
  const lines = await askOwner(ports, { command: 'diff', projects: [...view.projects], secrets: [view.secret] });
  const isSame = ({ secret, label, profile, target }: DiffTarget): boolean =>
    secret === view.secret && label === view.label && profile === view.profile && target !== '';
  return lines.flatMap((line) => ('diff' in line ? line.diff.filter(isSame).map((one) => detailOf(one, view)) : []));
}

type Answers = Pick<Handlers, 'checkNow' | 'pause' | 'resume' | 'choose'>;

export function watchAnswers(ports: AnswerPorts): Answers {
  const { session } = ports;
  return {
    async checkNow({ key }) {
      if (key === undefined) return session.checkNow().then(() => undefined);
      const { projects, secret } = viewOf(ports, key);
      const request = {
        command: 'once',
        projects: [...projects],
        secrets: [secret],
        isDry: false,
        adopt: false,
        accept: false,
      } as const;
      await ports.carry({
        request: { ...request, projects: [...projects], secrets: [secret] },
        send: () => undefined,
        signal: ports.signal,
      });
      await session.look();
      return undefined;
    },
    async pause({ key, until }) {
      await askOwner(ports, {
        command: 'pause',
        ...(key !== undefined && { key }),
        ...(until !== undefined && { until }),
      });
      await session.look();
    },
    async resume({ key }) {
      await askOwner(ports, { command: 'resume', ...(key !== undefined && { key }) });
      await session.look();
    },
    async choose({ key, target, choices }) {
      await askOwner(ports, { command: 'choose', key, target, choices: { ...choices } });
      await session.look();
    },
  };
}

/** `versions`: from AWS; what is not known there does not keep the rest away. */
export function detailAnswer(
  ports: AnswerPorts,
  versions: (view: View) => Promise<WatchDetail['versions']>,
): Handlers['getWatch'] {
  return async ({ key }) => {
    const view = viewOf(ports, key);
    const [targets, known] = await Promise.all([targetsOf(ports, view), versions(view)]);
    return { key, versions: known, targets, events: eventsOf(ports, view) };
  };
}
