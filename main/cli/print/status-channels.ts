import { counted } from '../../doctor/words.ts';
import type { ChannelView, WatchRoute } from '../../domain/channel.ts';
import { unreachable } from '../../domain/unreachable.ts';
import { formatColumns } from './columns.ts';
import type { Look, Style } from './look.ts';
import { problemLines } from './problem.ts';
import { clockTime, dayAndTime, timeAgo } from './times.ts';

/** `10:43`, and the day where it is not today. */
function sinceWhen(since: number, now: number): string {
  return dayAndTime(since, now) === clockTime(since)
    ? clockTime(since).slice(0, 5)
    : dayAndTime(since, now).slice(0, -3);
}

/** What follows a watch that its channels do not tell of, though they should: why, and the cure. */
export function routeLines(route: WatchRoute | undefined, { cwd, paint, now }: Look): string[] {
  if (route?.kind !== 'sweep only') return [];
  const { since, problem } = route;
  const what = problem.code === 'hint-missed' ? 'since' : 'channel down since';
  const [why = '', ...cure] = problemLines(problem, cwd);
  return [`${paint('yellow', `sweep only (${what} ${sinceWhen(since, now())})`)}: ${why}`, ...cure];
}

type Said = { readonly text: string; readonly style: Style };

function stateOf({ state }: ChannelView, now: number): Said {
  switch (state.kind) {
    case 'up':
      return { text: `up since ${sinceWhen(state.since, now)}`, style: 'green' };
    case 'down':
      return { text: `down since ${sinceWhen(state.since, now)}`, style: 'red' };
    case 'starting':
      return { text: 'starting', style: 'dim' };
    case 'not running':
      return { text: 'not running', style: 'dim' };
    default:
      return unreachable(state);
  }
}

function heard({ hints, lastHintAt }: ChannelView, now: number): string {
  if (lastHintAt === undefined) return 'no event yet';
  return `${counted(hints, 'event')}, the last ${timeAgo(lastHintAt, now)}`;
}

function below({ state, unknown, deadLetters = 0 }: ChannelView, cwd: string): string[] {
  const kinds = unknown.map(({ what, count }) => `${count} × ${what}`).join(', ');
  return [
    ...('problem' in state ? problemLines(state.problem, cwd) : []),
    ...(kinds === '' ? [] : [`not understood, and left where they were: ${kinds}`]),
    ...(deadLetters > 0
      ? [`${counted(deadLetters, 'message')} in the dead-letter queue; \`keyturn channel redrive\` moves them back.`]
      : []),
  ];
}

/** Where hints come from, and whether they can; empty without channels. */
export function channelLines(channels: readonly ChannelView[], { paint, cwd, now }: Look): string[] {
  if (channels.length === 0) return [];
  const head = ['CHANNEL', 'KIND', 'ADDRESS', 'STATE', 'EVENTS'].map((text) => paint('dim', text));
  const rows = channels.map((channel) => {
    const { text, style } = stateOf(channel, now());
    const { name, kind, address } = channel;
    return [paint('bold', name), kind, address, paint(style, text), heard(channel, now())];
  });
  const table = formatColumns([head, ...rows]).split('\n');
  const more = channels.map((channel) => below(channel, cwd).map((line) => `    ${line}`));
  return [table[0] ?? '', ...more.flatMap((lines, index) => [table[index + 1] ?? '', ...lines])];
}
