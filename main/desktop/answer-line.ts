import type { WatchView } from '../domain/view.ts';

/** In the order in which the line names them. */
const STANDINGS = [
  'needs you',
  'cannot be checked',
  'cannot be written',
  'not checked yet',
  'paused',
  'in step',
] as const;

type Standing = (typeof STANDINGS)[number];

function standingOf({ feeds, freshness }: WatchView, isPaused: boolean): Standing {
  const isAny = (...states: (typeof feeds)[number]['state'][]): boolean =>
    feeds.some((feed) => states.includes(feed.state));
  if (isAny('conflict', 'refused')) return 'needs you';
  if (freshness.kind === 'stale' || freshness.kind === 'failed') return 'cannot be checked';
  if (isAny('failed')) return 'cannot be written';
  if (isPaused) return 'paused';
  return freshness.kind === 'never checked' ? 'not checked yet' : 'in step';
}

function partOf(standing: Standing, count: number): string {
  return `${count} ${standing === 'needs you' && count > 1 ? 'need you' : standing}`;
}

/** Is anything wrong? One sentence without time, because menus do not tick; each watch is counted once. */
export function answerLine(views: readonly WatchView[], { isPaused }: { readonly isPaused: boolean }): string {
  if (views.length === 0) return 'nothing is watched yet';
  const standings = views.map((view) => standingOf(view, isPaused));
  const parts = STANDINGS.flatMap((standing) => {
    const count = standings.filter((one) => one === standing).length;
    return count > 0 ? [partOf(standing, count)] : [];
  });
  const isAllAlike = parts.length === 1 && views.length > 1;
  return `${isAllAlike ? 'all ' : ''}${parts.join(', ')}`;
}
