import type { ComponentChildren } from 'preact';
import type { WatchRow } from '../../../preload/views.ts';
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

export function standingCounts(rows: readonly WatchRow[]): readonly Count[] {
  const all = rows.map(standingOf);
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
  return counts.map(({ standing, number }, index) => {
    const tone = TONES[standing];
    const text = second === undefined ? words.allIn(number, standing) : words.standingCount(standing, number);
    return (
      <span key={standing}>
        {index > 0 && ', '}
        {tone ? <b class={tone}>{text}</b> : text}
      </span>
    );
  });
}

function said(counts: readonly Count[]): string {
  const [only, second] = counts;
  if (only === undefined) return words.NOTHING_YET;
  if (second === undefined) return words.allIn(only.number, only.standing);
  return counts.map(({ standing, number }) => words.standingCount(standing, number)).join(', ');
}

/** Is anything wrong? One sentence; each watch is counted once. */
export function NowAnswer({ rows, now }: { readonly rows: readonly WatchRow[]; readonly now: number }) {
  const counts = standingCounts(rows);
  return <Answer said={said(counts)}>{seen(rows, counts, now)}</Answer>;
}
