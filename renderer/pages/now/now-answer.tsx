import { type ComponentChildren, Fragment } from 'preact';
import type { ProjectRow, WatchRow } from '../../../preload/views.ts';
import { Answer } from '../../components/answer.tsx';
import { ago } from '../../times.ts';
import * as words from '../../words/now.ts';
import { STANDINGS, type Standing, standingOf } from './standing.ts';

const TONES: Partial<Record<Standing, string>> = {
  'needs you': 'needs-you',
  'cannot be checked': 'trouble',
  'cannot be written': 'trouble',
};

type Count = { readonly standing: Standing; readonly number: number };

/** A project whose file waits for somebody needs you as a watch does. */
export function standingCounts(rows: readonly WatchRow[], projects: readonly ProjectRow[]): readonly Count[] {
  const waiting = projects.filter(({ standing }) => standing !== 'runs').map((): Standing => 'needs you');
  const all = [...waiting, ...rows.map(standingOf)];
  const counts = STANDINGS.map((standing) => ({ standing, number: all.filter((one) => one === standing).length }));
  return counts.filter(({ number }) => number > 0);
}

/** The one that was confirmed longest ago speaks for all. */
function leastRecent(rows: readonly WatchRow[]): number {
  return Math.min(...rows.map(({ freshness }) => (freshness.kind === 'fresh' ? freshness.confirmedAt : 0)));
}

function seen(rows: readonly WatchRow[], counts: readonly Count[], now: number): ComponentChildren {
  const [only, second] = counts;
  if (only === undefined) return words.NOTHING_YET;
  if (second === undefined && only.standing === 'in step') {
    return `${words.allIn(only.number, only.standing)}, ${words.confirmed(ago(leastRecent(rows), now))}`;
  }
  if (second === undefined) return <Part {...only} text={words.allIn(only.number, only.standing)} />;
  return folded(counts).map(({ standing, text }, index) => (
    <Fragment key={text}>
      {index > 0 && ', '}
      <Part standing={standing} text={text} />
    </Fragment>
  ));
}

type Said = { readonly standing?: Standing | undefined; readonly text: string };

function Part({ standing, text }: Said) {
  const tone = standing && TONES[standing];
  return <b class={tone ?? 'calm'}>{text}</b>;
}

/** As many letters as fit beside the buttons of the smallest window. */
const MOST_LETTERS = 66;

/** What wants nobody stands last, and is summed up where the line would be cut. */
function folded(counts: readonly Count[]): readonly Said[] {
  const shown = counts.map(({ standing, number }) => ({
    standing,
    number,
    text: words.standingCount(standing, number),
  }));
  const length = (parts: readonly Said[]): number => parts.map(({ text }) => text).join(', ').length;
  let rest = 0;
  let line: readonly Said[] = shown;
  while (length(line) > MOST_LETTERS && shown.length > 1) {
    rest += shown.pop()?.number ?? 0;
    line = [...shown, { text: words.others(rest) }];
  }
  return line;
}

function said(counts: readonly Count[]): string {
  const [only, second] = counts;
  if (only === undefined) return words.NOTHING_YET;
  if (second === undefined) return words.allIn(only.number, only.standing);
  return counts.map(({ standing, number }) => words.standingCount(standing, number)).join(', ');
}

export type NowAnswerProps = {
  readonly rows: readonly WatchRow[];
  readonly projects: readonly ProjectRow[];
  readonly now: number;
};

/** Is anything wrong? One sentence; each watch is counted once. */
export function NowAnswer({ rows, projects, now }: NowAnswerProps) {
  const counts = standingCounts(rows, projects);
  return <Answer said={said(counts)}>{seen(rows, counts, now)}</Answer>;
}
