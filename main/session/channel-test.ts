import type { TestedSecret } from '../domain/channel-set-up.ts';
import type { ChannelSettings } from '../domain/channel-settings.ts';
import { CURRENT, parseArn } from '../domain/secret.ts';
import { channelNamed, registered } from './channel-registry.ts';
import type { AskedOf } from './channels.ts';
import type { ExitCode } from './lines.ts';
import { configurationProblem, withProjects } from './session.ts';

/** A watched one that the channel speaks of, by what is written: no AWS is asked for it. */
function watchedBy({ profile, region, prefixes = [] }: ChannelSettings, { session, action }: AskedOf<'test'>) {
  const refs = session.projects.watches(action.projects).map(({ ref }) => ref);
  const ours = refs.filter((ref) => (ref.profile ?? profile) === (profile ?? ref.profile));
  const here = ours.filter((ref) => (parseArn(ref.secret)?.region ?? ref.region ?? region) === region);
  const nameOf = (secret: string): string => parseArn(secret)?.name ?? secret;
  const within = here.find(({ secret }) => prefixes.some((prefix) => nameOf(secret).startsWith(prefix)));
  return within ?? here[0];
}

function secretOf(channel: ChannelSettings, asked: AskedOf<'test'>): TestedSecret | undefined {
  const { secret } = asked.action;
  if (secret !== undefined) return { secret, label: channel.labels?.[0] ?? CURRENT };
  return watchedBy(channel, asked);
}

async function lookAtAll(chosen: readonly ChannelSettings[], asked: AskedOf<'test'>): Promise<ExitCode> {
  const { session, send, signal } = asked;
  const setUp = await session.setUp();
  let isBroken = false;
  for (const channel of chosen) {
    const isRunning = session.channels.views().some(({ name, state }) => name === channel.name && state.kind === 'up');
    await setUp.look({
      channel,
      secret: secretOf(channel, asked),
      arrivals: { isRunning, onMarked: (listener) => session.channels.onMarked(listener) },
      tell: (hop) => {
        isBroken ||= hop.state === 'broken';
        send({ hop: { ...hop, channel: channel.name } });
      },
      signal,
    });
  }
  return isBroken ? 1 : 0;
}

/** Looks at every hop of one channel, or of all. 1 when one is broken. */
export async function testChannels(asked: AskedOf<'test'>): Promise<ExitCode> {
  const { session, action, send } = asked;
  const chosen = action.name === undefined ? registered(session) : [channelNamed(session, action.name)];
  if (chosen.length === 0) {
    throw configurationProblem('There is no channel yet.', 'Set one up with `keyturn channel deploy me`.');
  }
  const request = { command: 'channels', projects: action.projects } as const;
  return withProjects({ session, request, send }, () => lookAtAll(chosen, asked));
}
