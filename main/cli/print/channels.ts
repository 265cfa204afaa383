import { counted } from '../../doctor/words.ts';
import type { ChannelView } from '../../domain/channel.ts';
import { unreachable } from '../../domain/unreachable.ts';
import { formatColumns } from './columns.ts';
import type { Look } from './look.ts';
import { plainAll } from './plain.ts';
import { problemLines } from './problem.ts';
import { span, timeAgo } from './times.ts';

function stateOf({ state }: ChannelView, { paint, now }: Look): string {
  switch (state.kind) {
    case 'starting':
      return paint('yellow', 'starting');
    case 'up':
      return paint('green', `up for ${span(now() - state.since)}`);
    case 'down':
      return paint('red', `down for ${span(now() - state.since)}`);
    case 'not running':
      return paint('dim', 'not running');
    default:
      return unreachable(state);
  }
}

function rowOf(view: ChannelView, look: Look): string[] {
  const { name, kind, hints, lastHintAt, deadLetters } = view;
  return [
    look.paint('bold', name),
    kind,
    stateOf(view, look),
    String(hints),
    lastHintAt === undefined ? '–' : timeAgo(lastHintAt, look.now()),
    deadLetters === undefined ? '–' : look.paint(deadLetters > 0 ? 'yellow' : 'dim', String(deadLetters)),
  ];
}

function moreAbout(
  { state, address, profile, region, unknown, stack, name, deadLetters = 0 }: ChannelView,
  { cwd }: Look,
) {
  const place = [profile && `profile ${profile}`, region, stack && `stack ${stack}`].filter(Boolean).join(' · ');
  return [
    ...(state.kind === 'down' ? problemLines(state.problem, cwd) : []),
    [address, place].filter(Boolean).join('  '),
    ...unknown.map(({ what, count }) => `${counted(count, 'message')} that mean nothing here: ${what}`),
    ...(deadLetters > 0 ? [`\`keyturn channel redrive ${name}\` moves the undelivered back.`] : []),
  ].map((line) => `    ${line}`);
}

/** A row for each, with what is wrong and where it is under it. */
export function formatChannels(told: readonly ChannelView[], look: Look): string {
  const channels = plainAll(told);
  if (channels.length === 0) return 'There is no channel yet; `keyturn channel deploy me` sets one up.';
  const head = ['CHANNEL', 'KIND', 'STATE', 'HINTS', 'LAST HINT', 'UNDELIVERED'].map((text) => look.paint('dim', text));
  const table = formatColumns([head, ...channels.map((view) => rowOf(view, look))]).split('\n');
  const rows = channels.flatMap((view, at) => [table[at + 1] ?? '', ...moreAbout(view, look)]);
  return [table[0] ?? '', ...rows].join('\n');
}
