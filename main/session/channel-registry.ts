import type { ChannelSettings } from '../domain/channel-settings.ts';
import type { Settings } from '../storage/settings-schema.ts';
import { configurationProblem, type Session } from './session.ts';

export function registered({ settings }: Pick<Session, 'settings'>): readonly ChannelSettings[] {
  return settings.read().channels ?? [];
}

/** Raises ProblemError for a name that no channel has. */
export function channelNamed(session: Pick<Session, 'settings'>, name: string): ChannelSettings {
  const all = registered(session);
  const found = all.find((channel) => channel.name === name);
  if (found) return found;
  const names = all.map((channel) => channel.name);
  throw configurationProblem(
    `There is no channel \`${name}\`.`,
    names.length > 0 ? `There is ${names.join(', ')}.` : 'Set one up with `keyturn channel deploy me`.',
  );
}

function addressOf(channel: ChannelSettings): string {
  return channel.kind === 'sqs' ? channel.queueUrl : `${channel.host ?? ''}:${channel.port ?? ''}`;
}

/** Puts it in the place of one of the same name and address. Raises ProblemError where the name or the queue is taken. */
export async function register({ settings }: Pick<Session, 'settings'>, channel: ChannelSettings): Promise<void> {
  const all = registered({ settings });
  const standing = all.find(({ name }) => name === channel.name);
  if (standing && addressOf(standing) !== addressOf(channel)) {
    throw configurationProblem(`There is a channel \`${channel.name}\` already.`, 'Name this one with --name.');
  }
  const same = all.find((other) => other.name !== channel.name && addressOf(other) === addressOf(channel));
  if (same) {
    throw configurationProblem(`The channel \`${same.name}\` has the same address already.`, 'One is enough.');
  }
  await settings.update((now: Settings) => ({
    ...now,
    channels: [...(now.channels ?? []).filter(({ name }) => name !== channel.name), channel],
  }));
}

export async function unregister({ settings }: Pick<Session, 'settings'>, name: string): Promise<void> {
  await settings.update((now: Settings) => ({
    ...now,
    channels: (now.channels ?? []).filter((channel) => channel.name !== name),
  }));
}
