import { counted, shownTarget } from '../../doctor/words.ts';
import { unreachable } from '../../domain/unreachable.ts';
import type { FeedView, Freshness, WatchView } from '../../domain/view.ts';
import type { StatusDocument } from '../../session/lines.ts';
import { formatColumns } from './columns.ts';
import { costLines } from './cost.ts';
import type { Look, Style } from './look.ts';
import { shortVersion, shownKeys } from './names.ts';
import { plainAll } from './plain.ts';
import { problemLines } from './problem.ts';
import { channelLines, routeLines } from './status-channels.ts';
import { dayAhead, span, timeAgo, timeAhead } from './times.ts';

const DAY = 86_400_000;
const HEAD = ['SECRET', 'LABEL', 'VERSION', 'FRESHNESS', 'NEXT CHECK', 'NEXT ROTATION'];

function freshnessOf(freshness: Freshness, now: number): { readonly text: string; readonly style: Style } {
  switch (freshness.kind) {
    case 'fresh':
      return { text: `confirmed ${timeAgo(freshness.confirmedAt, now)}`, style: 'green' };
    case 'stale':
      return { text: `not confirmed for ${span(now - freshness.confirmedAt)}`, style: 'red' };
    case 'failed':
      return { text: 'never confirmed', style: 'red' };
    case 'never checked':
      return { text: 'never checked', style: 'dim' };
    default:
      return unreachable(freshness);
  }
}

function nextCheck({ isChecking, nextCheckAt }: WatchView, now: number): string {
  if (isChecking) return 'checking…';
  return nextCheckAt === undefined ? '–' : timeAhead(nextCheckAt, now);
}

function nextRotation({ nextRotationBy, freshness }: WatchView, now: number): string {
  if (nextRotationBy === undefined) return freshness.kind === 'fresh' ? 'not scheduled' : '–';
  if (nextRotationBy < now) return `overdue by ${span(now - nextRotationBy)}`;
  return nextRotationBy - now > DAY
    ? `${timeAhead(nextRotationBy, now)} (${dayAhead(nextRotationBy, now)})`
    : dayAhead(nextRotationBy, now);
}

const FEEDS: Record<FeedView['state'], { readonly words: string; readonly style: Style }> = {
  'in step': { words: 'in step', style: 'green' },
  'edited here': { words: 'edited here', style: 'yellow' },
  conflict: { words: 'conflict', style: 'yellow' },
  refused: { words: 'refused', style: 'yellow' },
  failed: { words: 'failed', style: 'red' },
  'never written': { words: 'not written yet', style: 'dim' },
};

function feedLines(feed: FeedView, { paint, cwd }: Look): string[] {
  const { words, style } = FEEDS[feed.state];
  const keys = feed.state === 'in step' || feed.keys.length === 0 ? '' : `  ${shownKeys(feed.keys)}`;
  const left = feed.leftBehind.length > 0 ? `  left behind: ${shownKeys(feed.leftBehind)}` : '';
  const line = `    ${paint(style, words)}  ${shownTarget(feed.target, cwd)}${keys}${paint('dim', left)}`;
  return [line, ...(feed.problem ? problemLines(feed.problem, cwd).map((text) => `      ${text}`) : [])];
}

function moreAbout(watch: WatchView, look: Look): string[] {
  const { freshness } = watch;
  const problem = 'problem' in freshness ? problemLines(freshness.problem, look.cwd) : [];
  const route = routeLines(watch.route, look);
  return [
    ...[...problem, ...route].map((text) => `    ${text}`),
    ...watch.feeds.flatMap((feed) => feedLines(feed, look)),
  ];
}

function rowOf(watch: WatchView, { paint, now }: Look): string[] {
  const { text, style } = freshnessOf(watch.freshness, now());
  return [
    paint('bold', watch.secret),
    watch.label,
    watch.versionId === undefined ? '–' : shortVersion(watch.versionId),
    paint(style, text),
    nextCheck(watch, now()),
    nextRotation(watch, now()),
    watch.route?.kind ?? '',
  ];
}

function needs({ feeds, freshness }: WatchView): 'you' | 'check' | 'nothing' | 'unknown' {
  if (freshness.kind === 'stale' || freshness.kind === 'failed') return 'check';
  if (feeds.some(({ state }) => state === 'failed' || state === 'conflict' || state === 'refused')) return 'you';
  const isNew = freshness.kind === 'never checked' || feeds.some(({ state }) => state === 'never written');
  return isNew ? 'unknown' : 'nothing';
}

/** Is anything wrong? One sentence. */
export function answerLine({ watches, isPaused }: Pick<StatusDocument, 'watches' | 'isPaused'>, now: number): string {
  if (watches.length === 0) return 'Nothing is watched yet';
  const count = (kind: ReturnType<typeof needs>): number => watches.filter((watch) => needs(watch) === kind).length;
  const [you, failed, fine, unknown] = [count('you'), count('check'), count('nothing'), count('unknown')];
  const confirmed = Math.min(
    ...watches.map(({ freshness }) => ('confirmedAt' in freshness ? freshness.confirmedAt : now)),
  );
  if (isPaused) return `Paused, ${counted(watches.length, 'secret')}`;
  if (fine === watches.length)
    return `${fine === 1 ? 'In step' : `All ${fine} in step`}, confirmed ${timeAgo(confirmed, now)}`;
  return [
    ...(you > 0 ? [`${you} ${you === 1 ? 'needs' : 'need'} you`] : []),
    ...(failed > 0 ? [`${failed} cannot be checked`] : []),
    ...(fine > 0 ? [`${fine} in step`] : []),
    ...(unknown > 0 ? [`${unknown} not written yet`] : []),
  ].join(', ');
}

function ownerLine({ owner, watches }: StatusDocument): string | undefined {
  if (owner !== undefined) return `Kept in step by process ${owner}.`;
  return watches.length > 0 ? 'Nothing is running; `keyturn watch` keeps these in step.' : undefined;
}

export function formatStatus(told: StatusDocument, look: Look): string {
  const status = plainAll(told);
  const { watches } = status;
  // A Keyturn from before channels may have answered.
  const channels = channelLines(status.channels ?? [], look);
  const isRouted = watches.some(({ route }) => route !== undefined);
  const head = [...HEAD, ...(isRouted ? ['ROUTE'] : [])].map((text) => look.paint('dim', text));
  const table = formatColumns([head, ...watches.map((watch) => rowOf(watch, look))]).split('\n');
  const lines = watches.flatMap((watch, index) => [table[index + 1] ?? '', ...moreAbout(watch, look)]);
  const after = [ownerLine(status) ?? [], costLines(status, look)].flat();
  return [
    `${answerLine(status, look.now())}.`,
    ...(watches.length > 0 ? ['', table[0] ?? '', ...lines, ''] : []),
    ...(channels.length > 0 ? [...channels, ''] : []),
    ...after.map((line) => look.paint('dim', line)),
  ].join('\n');
}
